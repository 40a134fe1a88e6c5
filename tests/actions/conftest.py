"""A home with the store of the founding notices, for the actions of this process."""

import asyncio

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from tests.own_home import own_home


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """The actions' own objects, opened in a folder of the tests."""
    with own_home(tmp_path_factory.mktemp("home")) as opened:
        yield opened


@pytest.fixture
def tracker():
    """A tracker at a message, after some events; slots by name."""

    def make(text, intent, events=(), sender="u", ranking=(), **slots):
        ranked = [{"name": intent, "confidence": 0.9}, *({"name": name, "confidence": sure} for name, sure in ranking)]
        message = {"text": text, "intent": ranked[0], "intent_ranking": ranked}
        return Tracker(sender, slots, message, [*events, user(text, intent)], False, None, {}, "action_listen")

    return make


@pytest.fixture
def said():
    """Events of a turn: the citizen's message and the answers to it."""

    def make(text, intent, *answers, reply="…"):
        return [user(text, intent), *({"event": "bot", "text": reply, "data": {"custom": {"answer": one}}} for one in answers)]

    return make


@pytest.fixture
def given():
    """An answer object as far as the actions read it."""

    def make(outcome="answered", topic="pension", **more):
        region = {"code": "150200", "name": "内蒙古自治区包头市", "level": "city"}
        facts = {"id": "a1", "outcome": outcome, "topic": topic, "region": region, "as_of": "2026-11-22", "store_revision": 1}
        return facts | more

    return make


@pytest.fixture
def run():
    """Run an action; returns its messages and events."""

    def run(action, at):
        dispatcher = CollectingDispatcher()
        events = asyncio.run(action.run(dispatcher, at, {}))
        return dispatcher.messages, events

    return run


def user(text, intent):
    return {"event": "user", "text": text, "parse_data": {"intent": {"name": intent}}}
