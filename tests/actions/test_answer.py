"""The action sends the answer as text and object, and remembers."""

import asyncio

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import answer as module
from actions.answer import ActionAnswer
from bot.answer.memory import Memory
from bot.errors import StoreError


@pytest.fixture(autouse=True, scope="module")
def home(tmp_path_factory):
    patch = pytest.MonkeyPatch()
    patch.setenv("XINSHIMIN_HOME", str(tmp_path_factory.mktemp("home")))
    from bot.settings import load_settings
    from bot.wiring import prepare_store

    prepare_store(load_settings())
    module.answering.cache_clear()
    yield
    module.answering.cache_clear()
    patch.undo()


def tracker(text, intent, **slots):
    message = {"text": text, "intent": {"name": intent, "confidence": 0.9}, "intent_ranking": [{"name": intent, "confidence": 0.9}]}
    return Tracker("u", slots, message, [], False, None, {}, "action_listen")


def run(one):
    dispatcher = CollectingDispatcher()
    events = asyncio.run(ActionAnswer().run(dispatcher, one, {}))
    return dispatcher.messages[0], {event["name"]: event["value"] for event in events}


def test_the_answer_goes_out_as_text_and_as_object():
    message, slots = run(tracker("我在包头打工，孩子能在这儿上小学吗", "ask_school_enrollment"))
    answer = message["custom"]["answer"]
    assert answer["outcome"] == "answered" and answer["region"]["code"] == "150200"
    assert "以“居住证”为主要依据" in message["text"]
    assert slots.pop("precheck")["told"]["asker"] == {"employed": True}
    assert slots == Memory(living="150200", topic="school_enrollment").to_slots()


def test_two_topics_are_two_messages_each_with_its_own_answer():
    one = tracker("我在包头，公租房和居住证咋办", "ask_public_rental_housing")
    one.latest_message["also"] = ["ask_residence_permit"]
    dispatcher = CollectingDispatcher()
    asyncio.run(ActionAnswer().run(dispatcher, one, {}))
    assert [message["custom"]["answer"]["topic"] for message in dispatcher.messages] == ["public_rental_housing", "residence_permit"]
    assert [message["text"].count("智能查询") for message in dispatcher.messages] == [1, 0]


def test_what_is_told_counts_in_each_answer_of_a_message():
    one = tracker("我在包头住了三年，低保和公租房咋办", "ask_subsistence_allowance")
    one.latest_message["also"] = ["ask_public_rental_housing"]
    dispatcher = CollectingDispatcher()
    events = {event["name"]: event["value"] for event in asyncio.run(ActionAnswer().run(dispatcher, one, {}))}
    first, second = (message["custom"]["answer"] for message in dispatcher.messages)
    assert [condition["met"] for condition in first["clauses"][0]["conditions"]] == [None, None, True, None]
    assert first["next"][0] == second["next"][0] == "我够不够条件"
    assert events["precheck"]["region"] == "150200" and events["also"] == ["public_rental_housing"]


def test_a_check_asks_about_its_topic_and_the_notice_comes_with_its_first_question():
    begun, slots = run(tracker("我够不够条件", "check_eligibility", topic="subsistence_allowance", living="150200"))
    assert begun["custom"]["answer"]["focus"] is None and "智能查询" in begun["text"]
    again, slots = run(tracker("哎呀这个嘛", "unclear", **slots))
    assert again["custom"]["answer"]["outcome"] == "needs_fact" and slots["topic"] == "subsistence_allowance"


def test_a_follow_up_is_answered_from_the_slots():
    message, slots = run(tracker("要什么材料", "ask_materials", living="150200", topic="residence_permit", also=[]))
    assert message["custom"]["answer"]["focus"] == "materials" and "居民身份证件" in message["text"]
    assert slots["focus"] == "materials"


def test_what_the_conversation_remembers_is_used():
    message, _ = run(tracker("南通", "give_place", topic="public_rental_housing"))
    assert message["custom"]["answer"]["clauses"][0]["path"] == "（十三）"


def test_a_database_that_fails_is_told_honestly(monkeypatch):
    def fail(self, question):
        raise StoreError("gone")

    monkeypatch.setattr("bot.wiring.Answering.answer", fail)
    message, slots = run(tracker("包头养老金", "ask_pension"))
    assert message["custom"]["answer"]["outcome"] == "unavailable"
    assert "12345" in message["text"] and slots["topic"] == "pension"


def test_a_yes_is_an_answer_while_a_check_runs_and_a_courtesy_where_none_does():
    begun, slots = run(tracker("我够不够条件", "check_eligibility", topic="subsistence_allowance", living="150200"))
    assert begun["custom"]["answer"]["outcome"] == "needs_fact" and "您的户口在包头市吗" in begun["text"]
    message, _ = run(tracker("是的", "affirm", **slots))
    assert message["custom"]["answer"]["clauses"][0]["conditions"][0]["met"] is True
    message, _ = run(tracker("是的", "affirm", topic="subsistence_allowance", living="150200"))
    assert message["text"].startswith("好的")


def test_the_notice_comes_with_the_first_answer_only():
    first, _ = run(tracker("我在包头，公租房怎么申请", "ask_public_rental_housing"))
    later = tracker("那低保呢", "ask_subsistence_allowance", living="150200")
    later.events = [
        {"event": "user", "text": "…", "parse_data": {}},
        {"event": "bot", "text": "…", "data": {"custom": first["custom"]}},
        {"event": "user", "text": "那低保呢", "parse_data": {}},
    ]
    second, _ = run(later)
    assert first["custom"]["answer"]["notice"] and second["custom"]["answer"]["notice"] is None
    assert "智能查询" in first["text"] and "智能查询" not in second["text"]


RUNNING = {"topic": "disability_benefit", "clause": "sichuan-2019-522#(十一)", "person": "asker", "needed": ["disabled", "registered_poor"]}


@pytest.mark.parametrize(
    ("asked", "text", "metadata", "withheld"),
    [
        ("disabled", "有的", {}, True),
        ("disabled", "得的是大病", {}, True),
        ("disabled", "有的", {"keeps_sensitive": True}, False),
        ("registered_poor", "是的", {}, False),
        ("disabled", "公租房怎么申请", {}, False),
    ],
)
def test_a_reply_to_a_sensitive_question_is_marked_and_stands_in_no_slot(asked, text, metadata, withheld):
    check = {"told": {}, "region": "510100", "running": RUNNING | {"asked": asked}}
    at = tracker(text, "affirm", living="510100", topic="disability_benefit", precheck=check)
    at.latest_message["metadata"] = metadata
    if text.startswith("公租房"):
        at.latest_message["intent_ranking"] = [{"name": "ask_public_rental_housing", "confidence": 0.9}]
    message, slots = run(at)
    assert message["custom"].get("withheld", False) is withheld
    told = slots["precheck"]["told"].get("asker", {})
    assert ("disabled" in told) is (asked == "disabled" and bool(metadata))
