"""Questions that went badly: gathered from what was asked and rated, decided once, gone with their conversation."""

from datetime import date

import pytest

from bot.conversations.erasing import erase
from bot.conversations.feedback import FeedbackBook
from bot.conversations.improving.cases import Cases
from bot.conversations.records import AnswerRecord, Line, now
from bot.conversations.staff.audit import AuditLog
from bot.conversations.transcript import Transcript


def answered(number, outcome, topic="pension", region="150200"):
    return AnswerRecord(number, outcome, topic, region, date(2026, 11, 22), 1, None)


@pytest.fixture
def cases(database):
    transcript, book = Transcript(database), FeedbackBook(database)
    transcript.add("a", "web", [Line("citizen", "养老金没写"), Line("bot", "没有", answered("1", "no_clause"))])
    transcript.add("b", "web", [Line("citizen", "那个啥"), Line("bot", "没懂", answered("2", "unclear", None, None))])
    transcript.add("c", "web", [Line("citizen", "公租房咋弄"), Line("bot", "好", answered("3", "answered")), Line("citizen", "谢谢")])
    transcript.add("d", "web", [Line("citizen", "有用的"), Line("bot", "好", answered("4", "answered"))])
    answer = {"id": "3", "topic": "public_rental_housing", "region": {"code": "320600"}}
    book.add("c", answer, False, "不是我问的")
    book.add("d", answer | {"id": "4"}, True)
    return Cases(database, AuditLog(database), now)


def test_each_kind_is_gathered_with_its_question(cases):
    found = {one.text: (one.why, one.topic, one.region_code, one.comment) for one in cases.undecided()}
    assert found == {
        "养老金没写": ("no_clause", "pension", "150200", ""),
        "那个啥": ("unclear", None, None, ""),
        "公租房咋弄": ("useless", "public_rental_housing", "320600", "不是我问的"),
    }


def test_a_place_sees_its_own_and_those_of_no_place(cases):
    assert {one.text for one in cases.undecided({"150200"})} == {"养老金没写", "那个啥"}
    assert cases.undecided(frozenset()) == []


def test_what_is_decided_is_gone_and_counts_once(cases):
    keys = [one.key for one in cases.undecided() if one.why != "useless"]
    assert cases.decide([*keys, keys[0]], "dismissed", "ying") == 2 and cases.decide(keys, "example", "fan") == 0
    assert [one.text for one in cases.undecided()] == ["公租房咋弄"]


def test_what_others_ask_and_what_is_decided_takes_no_room(cases, database, monkeypatch):
    monkeypatch.setattr("bot.conversations.improving.cases.MOST", 2)
    transcript = Transcript(database)
    for number in range(5):
        answer = answered(f"n{number}", "no_clause", "pension", "320600")
        transcript.add(f"n{number}", "web", [Line("citizen", f"南通第{number}问"), Line("bot", "没有", answer)])
    assert [one.text for one in cases.undecided({"320600"})] == ["南通第4问", "南通第3问", "公租房咋弄"]
    assert {one.text for one in cases.undecided({"150200"})} == {"养老金没写", "那个啥"}
    cases.decide([one.key for one in cases.undecided({"320600"})], "dismissed", "nan")
    assert [one.text for one in cases.undecided({"320600"})] == ["南通第2问", "南通第1问"]


def test_a_wiped_conversation_leaves_no_case(cases, database):
    for conversation in "abc":
        erase(database, conversation)
    assert cases.undecided() == []
