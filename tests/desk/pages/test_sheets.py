"""A version goes out as a spreadsheet and comes back edited."""

import io
import zipfile

from openpyxl import load_workbook


def sheet(browser, of, **query):
    reply = browser.get("/document/sheet", params={"of": of, **query})
    assert reply.status_code == 200
    return reply


def test_a_spreadsheet_goes_out_and_comes_back(own, open_browser, send, take):
    ying = open_browser("ying")
    send(ying)
    reply = sheet(ying, "公租房通知@1")
    assert "attachment" in reply.headers["content-disposition"] and zipfile.is_zipfile(io.BytesIO(reply.content))
    book = load_workbook(io.BytesIO(reply.content))
    row = next(row for row in book["文件"].iter_rows() if row[0].value == "文号")
    row[1].value = "镇政发〔2024〕8号"
    changed = io.BytesIO()
    book.save(changed)
    assert "edited" in send(ying, changed.getvalue(), "改过.xlsx").headers["location"]
    assert take("公租房通知@1").document.number == "镇政发〔2024〕8号"


def test_a_wrong_row_is_named_and_nothing_is_taken(own, open_browser, send, take):
    ying = open_browser("ying")
    text = sheet(ying, "baotou-2024-47@1", form="yml").content.decode()
    page = send(ying, text.replace("strength: direct", "strength: loud", 1), "改.yml")
    assert page.status_code == 400 and "的值不对" in page.text and take("baotou-2024-47@2") is None


def test_another_place_gives_no_sheet(own, open_browser):
    assert open_browser("nan").get("/document/sheet", params={"of": "baotou-2024-47@1"}).status_code == 403
