"""What stays where something sensitive may not be kept."""

import pytest

from bot.answer.phrases import Phrases
from bot.answer.sensitive.cleaning import Cleaner
from bot.answer.sensitive.words import NOTHING

CONDITION = {"field": "status", "requires": "残疾人", "quote": "残疾人", "met": True}
ANSWER = {
    "id": "a1",
    "headline": "按您说的，这一条写的条件都符合，可以带上材料去问窗口。",
    "clauses": [{"id": "c#1", "text": "…", "conditions": [CONDITION], "eligibility": "conditions_met"}],
    "verdict": {
        "clause": "c#1",
        "eligibility": "conditions_met",
        "met": [CONDITION],
        "not_met": [],
        "open": [],
        "asked": None,
        "note": "…",
    },
}
TOLD = {"told": {"asker": {"disabled": True, "registered_poor": True}, "child": {"age": [9, 9]}}, "region": "510100"}


@pytest.fixture
def cleaner():
    return Cleaner.open()


def test_a_reply_to_a_sensitive_question_goes_whole(cleaner):
    assert cleaner.words("有", "好的，接着对：\n您有残疾人证吗？") == NOTHING
    assert cleaner.words("有", "好的，接着对：\n您有当地的居住证吗？") == "有"
    assert cleaner.words("满了", "您孩子满6周岁了吗？") == NOTHING and cleaner.words("满了", "您满60周岁了吗？") == "满了"


def test_what_the_bot_found_or_remembered_goes(cleaner):
    phrases = Phrases.open()
    found = (
        phrases.say("check.not_met", count="2"),
        phrases.say("check.unknown_some", met="1", count="1"),
        phrases.say("known.all", things="残疾"),
    )
    assert {cleaner.reply(text) for text in found} == {phrases.say("sensitive.not_kept")}
    assert cleaner.reply("有规定。包头市关于公租房的规定是这样写的：") == "有规定。包头市关于公租房的规定是这样写的："


def test_an_answer_keeps_its_clauses_and_not_what_was_found_of_the_citizen(cleaner):
    kept = cleaner.answer(ANSWER)
    assert kept["clauses"] == [{"id": "c#1", "text": "…", "conditions": [CONDITION | {"met": None}], "eligibility": "unknown"}]
    assert kept["verdict"] == ANSWER["verdict"] | {"met": [], "eligibility": "unknown"} and "符合" not in kept["headline"]
    assert ANSWER["clauses"][0]["conditions"][0]["met"] is True, "the answer that goes out is whole"


def test_facts_that_are_not_sensitive_stay(cleaner):
    assert cleaner.facts(TOLD)["told"] == {"asker": {"registered_poor": True}}
    assert cleaner.told(TOLD["told"]) == {"asker": {"registered_poor": True}}


def test_events_of_the_tracker_keep_what_may_be_kept(cleaner):
    said = {"event": "user", "text": "我有二级残疾", "parse_data": {"text": "我有二级残疾", "intent": {"name": "give_fact"}}}
    kept = {"event": "user", "text": "我［健康情况］", "parse_data": {"text": "我［健康情况］", "intent": {"name": "give_fact"}}}
    assert cleaner.event(said) == kept
    assert cleaner.event(said, words=NOTHING)["parse_data"]["text"] == NOTHING
    assert cleaner.event({"event": "slot", "name": "precheck", "value": TOLD})["value"]["told"] == {"asker": {"registered_poor": True}}
    assert cleaner.event({"event": "slot", "name": "topic", "value": "pension"}) == {"event": "slot", "name": "topic", "value": "pension"}
    bot = cleaner.event({"event": "bot", "text": ANSWER["headline"], "data": {"custom": {"answer": ANSWER}}})
    assert "符合" not in bot["text"] and bot["data"]["custom"]["answer"] == cleaner.answer(ANSWER)
