"""The directory of bodies: corrected within the place, as a form and as a spreadsheet, all of it or nothing."""

import io
import re

import pytest
from openpyxl import load_workbook

BODY = {"region_code": "150200", "name": "包头市测试局", "phone": "0472-1234567", "source": "本局提供", "topics": "pension"}


@pytest.fixture
def ying(own, open_browser):
    return open_browser("ying")


@pytest.fixture
def names(own):
    return lambda code="150200": {one.name for one in own.parts.directory.at([code])}


def save(browser, **fields):
    """Fill the form of the body of that name and place, as it is now, and send it."""
    fields = BODY | fields
    page = browser.get("/bodies", params={"region": fields["region_code"], "name": fields["name"]}).text
    return browser.submit("/bodies/save", page="/bodies", **({"seen": re.search(r'name="seen" value="(\w*)"', page)[1]} | fields))


def test_a_body_is_added_corrected_and_removed_and_each_is_logged(ying, own, names, staff):
    assert save(ying).status_code == 303 and "包头市测试局" in names()
    save(ying, phone="0472-7654321")
    (body,) = [one for one in own.parts.directory.at(["150200"]) if one.name == "包头市测试局"]
    assert body.phone == "0472-7654321" and body.topics == ("pension",)
    assert "0472-7654321" in ying.get("/bodies", params={"region": "150200", "name": "包头市测试局"}).text
    assert ying.submit("/bodies/remove", page="/bodies", region="150200", name="包头市测试局").status_code == 303
    logged = [(one.action, one.target) for one in staff.audit.entries(limit=4) if one.action.startswith("body")]
    assert "包头市测试局" not in names() and logged == [
        (f"body_{step}", "150200 包头市测试局") for step in ("removed", "changed", "changed")
    ]


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        ({"phone": "打电话"}, 400, "不像电话号码"),
        ({"region_code": "999999"}, 400, "没有代码为 999999"),
        ({"region_code": "320600"}, 403, "不管江苏省南通市"),
        ({"successor": "没有的局", "successor_year": "2018", "successor_source": "x"}, 400, "没有名为 没有的局"),
        ({"name": "<script>alert(1)</script>", "topics": "'; DROP TABLE bodies"}, 400, "主题"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_changed(ying, names, fields, status, said):
    before = names()
    page = save(ying, **fields)
    assert page.status_code == status and said in page.text and "<script>alert" not in page.text and names() == before


def test_nobody_writes_over_what_another_has_changed(ying, own, open_browser):
    save(ying)
    (before,) = [one for one in own.parts.directory.at(["150200"]) if one.name == BODY["name"]]
    for seen in ("", "0" * 16):
        page = save(open_browser("fan"), seen=seen, phone="0472-0000000")
        assert page.status_code == 400 and "又被改过" in page.text and before.phone in page.text
    assert before in own.parts.directory.at(["150200"])


def test_a_spreadsheet_goes_out_and_comes_back_whole_or_not_at_all(ying, names, own):
    book = load_workbook(io.BytesIO(ying.get("/bodies/sheet").content))
    page = book["部门"]
    titles = {cell.value: cell.column for cell in page[1]}
    page.cell(2, titles["电话"]).value = "0472-1111111"

    def send(book):
        out = io.BytesIO()
        book.save(out)
        return ying.post("/bodies/import", data={"csrf": ying.csrf("/bodies")}, files={"file": ("部门.xlsx", out.getvalue())})

    assert send(book).status_code == 303
    changed = own.parts.directory.all()
    assert "0472-1111111" in {one.phone for one in changed}
    page.cell(2, titles["电话"]).value, page.cell(3, titles["电话"]).value = "0472-2222222", "不是号码"
    refused = send(book)
    assert refused.status_code == 400 and "第 3 行" in refused.text and own.parts.directory.all() == changed
    page.cell(2, titles["电话"]).value, page.cell(3, titles["电话"]).value = "0472-3333333", None
    stale = send(book)
    assert stale.status_code == 400 and "请重新导出再改" in stale.text and own.parts.directory.all() == changed
    page.cell(2, titles["电话"]).value = "0472-1111111"
    page.cell(3, titles["行政区划代码"]).value, page.cell(3, titles["地方"]).value = "320600", None
    assert "不管江苏省南通市" in send(book).text and own.parts.directory.all() == changed
    broken = ying.post("/bodies/import", data={"csrf": ying.csrf("/bodies")}, files={"file": ("部门.xlsx", b"PK\x03\x04")})
    assert broken.status_code == 400 and "/tmp/" not in broken.text


def test_others_change_nothing(own, open_browser, ying, names, staff):
    before = names()
    for name in ("operator", "nan", "kong"):
        browser = open_browser(name)
        fields = {"region": "150200", "name": next(iter(before))}
        assert browser.submit("/bodies/remove", page="/password", **fields).status_code == 403
        assert browser.submit("/bodies/save", page="/password", **BODY).status_code == 403
        assert [(one.actor, one.action) for one in staff.audit.entries(limit=2)] == [(name, "refused")] * 2
    assert ying.post("/bodies/save", data=BODY).status_code == 403 and names() == before
    assert ying.submit("/bodies/remove", page="/bodies", region="150200", name="没有的局").status_code == 400
