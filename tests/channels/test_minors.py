"""A child under fourteen is asked for a parent, on all workers; nobody else is."""

import asyncio

import pytest

from bot.answer.phrases import Phrases
from bot.channels.minors import Minors
from bot.conversations.database import ConversationDatabase
from bot.conversations.guardians import Guardians
from bot.errors import ConversationError


class Clock:
    at = 0.0

    def __call__(self):
        return self.at


@pytest.fixture
def guardians(tmp_path):
    return Guardians(ConversationDatabase(f"sqlite:///{tmp_path}/c.db"))


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def worker(guardians, clock):
    return lambda: Minors(guardians, Phrases.open(), clock)


def instead(minors, text, who="rest:u"):
    return asyncio.run(minors.instead(who, text))


def test_until_a_parent_is_there_the_child_hears_the_same_sentence(worker, guardians):
    minors = worker()
    assert "家长" in instead(minors, "我今年12岁，能打工吗")
    assert "家长" in instead(minors, "那公租房呢") and instead(minors, "那公租房呢", "rest:v") is None
    assert guardians.all() == {"rest:u": "asked"}
    assert "想问什么" in instead(minors, "妈妈在旁边")
    assert instead(minors, "那公租房呢") is None and instead(minors, "我今年12岁") is None
    assert guardians.all() == {"rest:u": "there"}


def test_another_worker_knows_it_within_a_second(worker, clock):
    one, other = worker(), worker()
    assert instead(other, "公租房") is None
    instead(one, "我今年12岁")
    clock.at = 1.0
    assert "家长" in instead(other, "公租房")


def test_who_says_at_once_that_a_parent_is_there_is_answered(worker):
    assert instead(worker(), "我今年12岁，妈妈在旁边，我们想问包头上初中怎么报名") is None


def test_where_the_database_is_away_a_child_is_asked_all_the_same(clock):
    class Away:
        def all(self):
            raise ConversationError("away")

        def note(self, conversation, state):
            raise ConversationError("away")

    minors = Minors(Away(), Phrases.open(), clock)
    assert "家长" in instead(minors, "我今年12岁") and "家长" in instead(minors, "公租房")
    assert instead(minors, "公租房", "rest:v") is None
