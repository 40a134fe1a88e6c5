"""The list of documents, and files that are sent: drafts, or one sentence and nothing written."""

import re

import pytest
from sqlalchemy import MetaData, select

from tests.desk.conftest import NOTICE


@pytest.fixture
def ying(own, open_browser):
    return open_browser("ying")


def contents(own):
    found = MetaData()
    found.reflect(own.parts.database)
    with own.parts.database.connect() as connection:
        return {table.name: connection.execute(select(table)).all() for table in found.sorted_tables}


def test_a_place_has_its_own_documents_only(ying, open_browser):
    page = ying.get("/documents").text
    assert "baotou-2024-47@1" in page and "nantong" not in page and "共 1 个版本" in page
    assert "nantong-2020-settlement@1" in open_browser("nan").get("/documents").text
    assert "还没有定负责的地方" in open_browser("kong").get("/documents").text


def test_a_notice_becomes_a_draft_and_the_log_says_so(ying, send, take, staff):
    reply = send(ying)
    assert reply.status_code == 303 and reply.headers["location"].startswith("/document?of=")
    assert take("公租房通知@1").document.region_code == "150200"
    line = staff.audit.entries(limit=1)[0]
    assert (line.actor, line.action, line.target) == ("ying", "document_imported", "公租房通知@1")
    page = ying.get(reply.headers["location"]).text
    assert "已导入，成为草稿" in page and "必填：" in page and "镇政发〔2024〕3号" in page


def test_a_place_may_be_named(ying, send, take):
    assert send(ying, region="达茂旗").status_code == 303
    assert take("公租房通知@1").document.region_code == "150223"


def test_the_same_file_again_changes_nothing(own, ying, send, staff):
    send(ying)
    before, lines = contents(own), len(staff.audit.entries(limit=500))
    assert "unchanged" in send(ying).headers["location"]
    assert contents(own) == before and len(staff.audit.entries(limit=500)) == lines


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"content": b"", "name": "空.txt"}, "没有导入"),
        ({"content": b"\xd0\xcf\x11\xe0" + b"x" * 600, "name": "旧.doc"}, "没有导入"),
        ({"content": b"PK\x03\x04broken", "name": "坏.docx"}, "没有导入"),
        ({"content": "document: {}", "name": "改.yml"}, "没有导入"),
        ({"region": "999999"}, "不知道“999999”是哪里"),
        ({"region": "<b>'; DROP"}, "不知道“&lt;b&gt;"),
        ({"region": "鼓楼区"}, "可能是"),
        ({"region": "南通"}, "不管江苏省南通市"),
        ({"region": "320600"}, "只管内蒙古自治区包头市，不管江苏省南通市"),
        ({"region": "000000"}, "不管全国"),
        ({"region": ""}, "没有写明地方"),
    ],
)
def test_what_cannot_be_imported_is_one_sentence_and_writes_nothing(own, ying, send, staff, sent, said):
    before = contents(own)
    page = send(ying, **{"content": NOTICE, **sent})
    assert page.status_code == 400 and said in page.text and "/tmp/" not in page.text
    assert contents(own) == before and ("不管" not in said or staff.audit.entries(limit=1)[0].action == "refused")


def test_an_edited_export_of_another_place_is_refused(own, ying, open_browser, send, staff):
    sheet = open_browser("admin").get("/document/sheet?of=nantong-2020-settlement@1&form=yml").content
    before = contents(own)
    page = send(ying, re.sub("title: .*", "title: 我改的", sheet.decode(), count=1), "改.yml")
    assert page.status_code == 400 and "不管江苏省南通市" in page.text
    assert contents(own) == before and [one.action for one in staff.audit.entries(limit=1)] == ["refused"]


def test_a_file_that_is_too_long_is_refused_and_so_is_one_of_somebody_who_may_not(own, ying, open_browser, send, settings):
    object.__setattr__(settings, "import_limit", 1024 * 1024)
    assert send(ying, "长" * 2_000_000).status_code == 413
    operator = open_browser("operator")
    body = {"data": {"csrf": operator.csrf("/")}, "files": {"file": ("a.txt", b"x" * 400_000)}}
    assert operator.post("/documents/import", **body).status_code == 413
    assert open_browser().post("/documents/import", files={"file": ("a.txt", b"x" * 400_000)}).status_code == 413


def test_only_editors_and_admins_come_in_and_a_forged_form_does_nothing(own, open_browser, ying):
    for role in ("operator", "auditor"):
        browser = open_browser(role)
        for path in ("/documents", "/documents/calendar", "/documents/gaps", "/document?of=baotou-2024-47@1"):
            assert browser.get(path).status_code == 403
    before = contents(own)
    forged = ying.post("/documents/import", data={"csrf": "0" * 64, "region": "150200"}, files={"file": ("a.txt", NOTICE.encode())})
    assert forged.status_code == 403 and contents(own) == before


def test_calendar_and_gaps_are_pages(ying):
    assert "一年以上没有核对过的" in ying.get("/documents/calendar").text
    assert "内蒙古自治区包头市：" in ying.get("/documents/gaps").text


@pytest.mark.parametrize("query", ["state=x", "page=-1", "page=99999999", "q=%00%3Cb%3E", "q=' OR 1=1 --", "page=²"])
def test_odd_questions_are_answered_as_a_page(ying, query):
    page = ying.get(f"/documents?{query}")
    assert page.status_code == 200 and "<b>" not in page.text
