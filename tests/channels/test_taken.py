"""What a person answers is kept for them, or the citizen is told that it could not be."""

import asyncio
import time

import pytest

from bot.answer.phrases import Phrases
from bot.channels.taken import Taken
from bot.conversations.live.listening import Standing
from bot.errors import ConversationError


class Listens:
    """Gives what a test says, or raises it."""

    def __init__(self, given, seconds=0.0):
        self.given, self.seconds = given, seconds

    def standing(self, conversation):
        return self._give()

    def hear(self, conversation, text):
        return self._give()

    def _give(self):
        time.sleep(self.seconds)
        if isinstance(self.given, Exception):
            raise self.given
        return self.given


def taken(given, seconds=0.0):
    return Taken(Listens(given, seconds), Phrases.open(), patience=0.2)


def heard(given, conversation="rest:u"):
    entries = asyncio.run(taken(given).heard(conversation, "在吗"))
    return None if entries is None else [entry["text"] for entry in entries]


def test_who_has_it_is_known_in_time_or_not_at_all():
    assert asyncio.run(taken(Standing(3, True)).standing("rest:u")) == Standing(3, True)
    assert asyncio.run(taken(ConversationError("gone")).standing("rest:u")) is None
    assert asyncio.run(taken(Standing(3, True), seconds=0.6).standing("rest:u")) is None


@pytest.mark.parametrize(
    ("given", "conversation", "said"),
    [
        (None, "rest:u", None),
        ([], "web:u", []),
        ([], "wechat:u", []),
        ([{"texts": ["一"]}, {"texts": ["二", "三"]}], "rest:u", ["一", "二", "三"]),
    ],
)
def test_what_goes_back_depends_on_the_channel(given, conversation, said):
    assert heard(given, conversation) == said


def test_a_message_that_could_not_be_kept_is_not_said_to_be():
    assert "没能把您的话转给人工客服" in heard(ConversationError("gone"), "web:u")[0]
