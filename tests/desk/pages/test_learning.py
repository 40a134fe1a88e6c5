"""Questions that went badly, each group decided on with one click; nothing of it for others, and what is typed stays text."""

import re
from datetime import date

import pytest

from bot.conversations.database import ConversationDatabase
from bot.conversations.records import AnswerRecord, Line
from bot.conversations.transcript import Transcript
from tests.desk.learning.test_board import Signs


@pytest.fixture
def asked(own, settings):
    own.__dict__["likeness"] = Signs()
    transcript = Transcript(ConversationDatabase(settings.conversations_url))
    odd = "<script>alert(1)</script>'; DROP TABLE questions; --"
    rows = [("低保的事没人答，电话13812345678", "150200"), ("低保没写", "150200"), ("南通的房子", "320600"), (odd, None)]
    for number, (text, region) in enumerate(rows):
        answer = AnswerRecord(str(number), "no_clause", "subsistence_allowance", region, date(2026, 11, 20), 1, None)
        transcript.add(f"c{number}", "web", [Line("citizen", text), Line("bot", "没有", answer)])


@pytest.fixture
def ying(asked, open_browser):
    return open_browser("ying")


def keys(page, words):
    """The keys of the group whose heading holds `words`."""
    section = next(part for part in page.split("<section")[1:] if words in part.split("</h2>")[0])
    return re.findall(r'name="key" value="([0-9a-f]{64})"', section)


def act(browser, step, words="低保", **fields):
    return browser.submit(f"/learning/{step}", page="/learning", key=keys(browser.get("/learning").text, words), **fields)


def test_alike_stands_together_masked_and_only_of_the_place(ying):
    page = ying.get("/learning").text
    assert len(keys(page, "低保")) == 2 and "13812345678" not in page and "［电话］" in page
    assert "南通的房子" not in page and "<script>alert" not in page and "3 个问题" in page


def test_a_group_becomes_an_example(ying, own, staff):
    text = "村里说我家不够格领那个保障金，到底看哪些条件"
    assert act(ying, "example", text=text, intent="ask_subsistence_allowance").status_code == 303
    (one,) = own.improving.examples.all()
    assert (one.text, one.intent, one.region_code) == (text, "ask_subsistence_allowance", "150200")
    assert "低保" not in ying.get("/learning").text.split('<select id="intent')[0]
    assert [one.action for one in staff.audit.entries(limit=2)] == ["case_decided", "example_added"]


@pytest.mark.parametrize(
    ("text", "intent", "said"),
    [
        ("零工市场 招聘会 时间地点", "ask_employment_service", "在测试集里"),
        ("租房补贴怎么申请", "ask_pension", "已经是别的意图"),
        ("随便一句没有的话呀", "ask_<b>", "没有这个意图"),
        ("", "ask_pension", "没有写例句"),
    ],
)
def test_what_may_not_train_is_refused(ying, own, text, intent, said):
    page = act(ying, "example", text=text, intent=intent)
    assert page.status_code == 400 and said in page.text and "ask_<b>" not in page.text
    assert own.improving.examples.all() == [] and len(keys(ying.get("/learning").text, "低保")) == 2


def test_other_ends_of_a_group(ying, own):
    page = act(ying, "bureau", topic="subsistence_allowance", region="150200").text
    assert "问了 2 次“最低生活保障”" in page and "13812345678" not in page
    assert act(ying, "dismiss", "script").status_code == 303
    assert own.improving.cases.undecided({"150200"}) == []


def test_a_missing_annotation_leads_to_the_clause_in_which_it_is_written(ying, own, staff):
    page = act(ying, "annotation", topic="subsistence_allowance", region="150200").text
    assert "补标注：最低生活保障" in page and "13812345678" not in page and "nantong" not in page
    link = re.search(r'href="(/document\?of=baotou-2024-47&amp;clause=[^"]*)#here"', page)[1].replace("&amp;", "&")
    opened = ying.get(link).text
    assert 'id="here"' in opened and opened.count("<details open>") <= 1
    line = staff.audit.entries(limit=1)[0]
    assert (line.action, line.target, line.details) == ("case_decided", "annotation", {"cases": 2, "topic": "subsistence_allowance"})
    assert {one.region_code for one in own.improving.cases.undecided({"150200"})} == {None}


def test_where_nothing_is_near_it_is_said(asked, open_browser, own, staff):
    staff.accounts.set_region("ying", "150221", "命令行")
    page = act(open_browser("ying"), "annotation", "script", topic="")
    assert page.status_code == 200 and "没有相近的条款" in page.text and "<script>alert" not in page.text


def test_an_editor_of_no_place_sees_nothing(asked, open_browser, own):
    own.improving.examples.add("ying", "ask_pension", "刚满六十，养老的钱打到哪张卡", "150200")
    kong = open_browser("kong")
    page = kong.get("/learning").text
    assert "没有要处理的问题" in page and "已收 0 句例句" in page


def test_others_decide_nothing(ying, own, open_browser):
    mine = keys(ying.get("/learning").text, "低保")
    assert open_browser("operator").get("/learning").status_code == 403
    nan = open_browser("nan")
    assert nan.submit("/learning/dismiss", page="/learning", key=mine).status_code == 400
    assert ying.post("/learning/dismiss", data={"key": mine}).status_code == 403
    assert ying.submit("/learning/dismiss", page="/learning", key="x").status_code == 400
    assert len(own.improving.cases.undecided()) == 4
