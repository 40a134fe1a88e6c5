"""Two versions compared on a page."""

from tests.desk.conftest import NOTICE


def test_words_that_went_and_came_are_shown(own, open_browser, send):
    ying = open_browser("ying")
    send(ying)
    send(ying, NOTICE.replace("300", "350").replace("镇政发〔2024〕3号", "镇政发〔2025〕9号"))
    page = ying.get("/document/changes", params={"to": "公租房通知@2"}).text
    assert "<del>300</del><ins>350</ins>" in page and "镇政发〔2024〕3号" in page and "镇政发〔2025〕9号" in page
    assert "没有变化" in ying.get("/document/changes", params={"of": "公租房通知@2", "to": "公租房通知@2"}).text


def test_one_version_or_two_documents_are_not_compared(own, open_browser):
    admin = open_browser("admin")
    page = admin.get("/document/changes", params={"to": "baotou-2024-47@1"})
    assert page.status_code == 400 and "唯一的版本" in page.text
    page = admin.get("/document/changes", params={"to": "baotou-2024-47@1", "of": "nantong-2020-settlement@1"})
    assert page.status_code == 400 and "不是同一份文件" in page.text
    assert open_browser("nan").get("/document/changes", params={"to": "baotou-2024-47@1"}).status_code == 403
