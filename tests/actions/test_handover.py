"""A wish for a person is kept with its summary, and the truth is said."""

from datetime import datetime

import pytest

from actions.answer import ActionAnswer
from actions.people import ActionHandover
from bot.errors import ConversationError


def test_the_request_is_kept_with_what_is_known(opened, run, tracker, said, given):
    events = said("包头养老金，电话13812345678", "ask_pension", given())
    told = {"told": {"asker": {"residence_months": [8, 8]}}, "running": None, "region": "150200"}
    at = tracker("转人工", "handover", events, sender="h1", living="150200", topic="pension", precheck=told)
    (message,), _ = run(ActionHandover(), at)
    answer = message["custom"]["answer"]
    assert (answer["outcome"], answer["topic"], answer["region"]["code"]) == ("handed_over", "pension", "150200")
    assert "没有接通人工座席" in message["text"] and "12345" in message["text"] and len(answer["alternatives"]) >= 2
    request = next(one for one in opened.conversations().handovers.pending() if one.conversation == "h1")
    assert request.summary.to_dict() == {
        "living": "150200",
        "hukou": None,
        "topic": "pension",
        "facts": {"asker": {"residence_months": [8, 8]}},
        "last_answer": "a1",
        "words": "包头养老金，电话［电话］",
    }


def test_what_a_citizen_told_for_a_pre_check_is_in_the_summary(opened, run, tracker, said, given):
    events = said("低保", "ask_subsistence_allowance", given())
    told = {"told": {"asker": {"residence_months": [36, 36]}}, "running": None, "region": "150200"}
    run(ActionHandover(), tracker("转人工", "handover", events, sender="h2", precheck=told))
    request = next(one for one in opened.conversations().handovers.pending() if one.conversation == "h2")
    assert request.summary.to_dict()["facts"] == {"asker": {"residence_months": [36, 36]}}


def test_with_a_desk_the_hours_and_the_queue_are_told(opened, run, tracker, monkeypatch):
    monkeypatch.setenv("XINSHIMIN_DESK_HOURS", "工作日9:00—17:00")
    for who in ("q1", "q2"):
        (message,), _ = run(ActionHandover(), tracker("转人工", "handover", sender=who))
    ahead = len(opened.conversations().handovers.pending()) - 1
    assert f"前面还有 {ahead} 人" in message["text"] and "工作日9:00—17:00" in message["text"] and "没有接通" not in message["text"]


def test_outside_office_hours_that_is_said(opened, run, tracker, monkeypatch, tmp_path):
    path = tmp_path / "office.yml"
    path.write_text('places: {"150200": [{days: 一, from: "0:00", to: "0:01"}]}\nclosed: []', encoding="utf-8")
    monkeypatch.setenv("XINSHIMIN_DESK_OFFICE", str(path))
    monkeypatch.setattr("actions.handover.now", lambda: datetime(2026, 11, 22, 9))
    (message,), _ = run(ActionHandover(), tracker("转人工", "handover", sender="o1", living="150200"))
    assert "现在不是上班时间" in message["text"] and "周一 00:00—00:01" in message["text"]
    monkeypatch.setattr("actions.handover.now", lambda: datetime(2026, 11, 22, 16, 0, 30))
    (message,), _ = run(ActionHandover(), tracker("转人工", "handover", sender="o1", living="150200"))
    assert "轮到您时，人工客服在这里回复您" in message["text"] and "不是上班时间" not in message["text"]


def test_where_it_cannot_be_kept_that_is_said_and_the_number_given(opened, run, tracker, monkeypatch):
    def fail(self, *given):
        raise ConversationError("gone")

    monkeypatch.setattr("bot.conversations.handovers.Handovers.request", fail)
    (message,), _ = run(ActionHandover(), tracker("转人工", "handover"))
    assert "没能记下" in message["text"] and "12345" in message["text"]


@pytest.mark.parametrize(("before", "outcomes"), [("no_clause", ["no_clause", "handed_over"]), ("answered", ["no_clause"])])
def test_after_two_failures_in_a_row_a_person_is_offered(opened, run, tracker, said, given, before, outcomes):
    events = said("包头养老金", "ask_pension", given(before))
    messages, _ = run(ActionAnswer(), tracker("包头有丧葬补贴吗", "ask_funeral_benefit", events, sender=f"f-{before}"))
    assert [message["custom"]["answer"]["outcome"] for message in messages] == outcomes


def test_after_it_was_offered_the_count_begins_anew(opened, run, tracker, said, given):
    events = [*said("啥", "unclear", given("unclear")), *said("啥啥", "unclear", given("unclear"), given("handed_over"))]
    messages, _ = run(ActionAnswer(), tracker("嗯那个", "unclear", events, sender="anew"))
    assert [message["custom"]["answer"]["outcome"] for message in messages] == ["unclear"]


def test_a_topic_set_to_be_handed_over_gets_its_clause_first_and_the_offer_once(opened, run, tracker, said, monkeypatch):
    monkeypatch.setenv("XINSHIMIN_HANDOVER_TOPICS", "school_enrollment")
    text = "我在包头打工，孩子能在这儿上小学吗"
    messages, _ = run(ActionAnswer(), tracker(text, "ask_school_enrollment", sender="t1"))
    answers = [message["custom"]["answer"] for message in messages]
    assert [answer["outcome"] for answer in answers] == ["answered", "handed_over"]
    events = said(text, "ask_school_enrollment", *answers)
    messages, _ = run(ActionAnswer(), tracker("再问孩子上学", "ask_school_enrollment", events, sender="t1", living="150200"))
    assert [message["custom"]["answer"]["outcome"] for message in messages] == ["answered"]


@pytest.mark.parametrize(
    ("metadata", "words", "facts"),
    [
        ({"kept_as": "我［健康情况］，那个咋弄"}, "我［健康情况］，那个咋弄", {}),
        ({"keeps_sensitive": True}, "我有残疾证，那个咋弄", {"asker": {"disabled": True}}),
    ],
)
def test_an_operator_is_told_what_is_sensitive_only_where_the_citizen_agreed(opened, run, tracker, said, given, metadata, words, facts):
    before = said("星星", "unclear", given("unclear", None))
    at = tracker("我有残疾证，那个咋弄", "unclear", before, sender=f"h-{len(words)}")
    at.latest_message["metadata"] = metadata
    run(ActionAnswer(), at)
    request = next(one for one in opened.conversations().handovers.pending() if one.conversation == f"h-{len(words)}")
    assert (request.summary.words, request.summary.facts) == (words, facts)
