"""The page of figures and its files: for whom, of which place, and nothing of a person in any of it."""

import io
import re

import pytest
from openpyxl import load_workbook

from tests.desk.conftest import GOOD
from tests.desk.figures.conftest import DAYS, ID, NAME, OPERATOR, PHONE, Talks

TABLES = ("total", "days", "places", "topics", "channels", "gaps")


@pytest.fixture
def talks(settings, app, monkeypatch):
    made = Talks(settings.conversations_url, monkeypatch)
    made.ask(7)
    made.ask(5, "no_clause", "wage_arrears", "320600", "wechat")
    made.rate(made.ask(code="150203"), False)
    made.hand_over()
    return made


@pytest.fixture
def editor(open_browser, talks):
    return open_browser("editor")


@pytest.fixture
def of_baotou(app, open_browser, talks):
    app.state.desk.staff.accounts.add("bao", "包", "editor", GOOD, "命令行", "150200", must_change=False)
    browser = open_browser()
    assert browser.sign_in("bao").status_code == 303
    return browser


def texts(browser, query=DAYS):
    """Everything that the page and its files say."""
    book = load_workbook(io.BytesIO(browser.get(f"/figures.xlsx?{query}").content))
    cells = "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row)
    files = [browser.get(f"/figures/{name}.csv?{query}").content.decode("utf-8-sig") for name in TABLES]
    return [browser.get(f"/figures?{query}").text, cells, *files]


def test_the_page_tells_and_draws_what_was_asked(editor):
    page = editor.get(f"/figures?{DAYS}").text
    assert "欠薪维权" in page and "江苏省南通市" in page and "62%" in page
    for chart in re.findall(r"<svg.*?</svg>", page, re.DOTALL):
        assert 'role="img"' in chart and "<title" in chart and "<desc" in chart and "<rect" in chart
    assert page.count("<svg") == 3 and page.count('class="numbers"') == 6


def test_files_hold_the_same_figures(editor):
    reply = editor.get(f"/figures/topics.csv?{DAYS}")
    assert reply.headers["content-type"].startswith("text/csv") and "attachment" in reply.headers["content-disposition"]
    assert "欠薪维权,5,0,0%,5" in reply.text
    assert "合计,13," in editor.get(f"/figures/nowhere.csv?{DAYS}").text
    sheet = load_workbook(io.BytesIO(editor.get(f"/figures.xlsx?{DAYS}").content))["问了没有条款"]
    assert [cell.value for cell in sheet[2]] == ["欠薪维权", "江苏省南通市", 5]


@pytest.mark.parametrize("query", [DAYS, DAYS + "&place=150200", DAYS + "&topic=pension", DAYS + "&place=150203&topic=pension&channel=web"])
def test_nothing_of_a_person_is_in_any_of_it(editor, query):
    for text in texts(editor, query):
        for secret in (ID, PHONE, NAME, OPERATOR, "web:", "赵", "孙"):
            assert secret not in text
        assert not re.search(r"\b1\d{10}\b|\b\d{17}[\dX]\b", text)


def test_an_account_sees_only_its_place(of_baotou, staff):
    for text in texts(of_baotou):
        assert "欠薪维权" not in text.replace('<option value="wage_arrears">欠薪维权', "") and "南通" not in text and "公众号,5" not in text
    assert "合计,8," in of_baotou.get(f"/figures/total.csv?{DAYS}").text
    assert "内蒙古自治区包头市昆都仑区" in of_baotou.get(f"/figures?{DAYS}").text
    for path in ("/figures", "/figures/topics.csv", "/figures.xlsx"):
        assert of_baotou.get(f"{path}?{DAYS}&place=320600").status_code == 403
        last = staff.audit.entries(limit=1)[0]
        assert (last.actor, last.action, last.target) == ("bao", "refused", path)


@pytest.mark.parametrize("query", ["first=x", "last=2020-01-01&first=2026-01-01", "place=鼓楼区", "place=<b>nowhere</b>"])
def test_a_question_that_cannot_be_answered_is_said(editor, query):
    page = editor.get(f"/figures?{query}")
    assert page.status_code == 400 and "没有做成" in page.text and "<b>" not in page.text


@pytest.mark.parametrize("query", ["topic=' OR 1=1 --", "channel=%00<script>", "channel=' OR '1'='1", "topic=<svg onload=x>"])
def test_odd_words_are_looked_for_and_not_run(editor, query):
    page = editor.get(f"/figures?{DAYS}&{query}")
    assert page.status_code == 200 and "<script>" not in page.text and "onload" not in page.text


def test_a_channel_named_like_a_formula_is_harmless(editor, talks):
    talks.ask(5, channel="=cmd()")
    assert "'=cmd()" in editor.get(f"/figures/channels.csv?{DAYS}").text
