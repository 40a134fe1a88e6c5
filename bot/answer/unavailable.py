"""The answer when a part is down, a proof has failed, or the bot is turned off: the truth, and a number."""

from dataclasses import replace
from datetime import date
from typing import Protocol
from uuid import uuid4

from bot.answer.answer import Answer, Contact
from bot.answer.bodies import HOTLINE
from bot.answer.phrases import Phrases
from bot.policy.topics import topic


class Apology(Protocol):
    """Makes what a channel says by itself, as text and as answer: a part is down, or the bot was turned off with the words `off`.

    `asked` is the message that it goes back for: people in danger get the emergency numbers all the same.
    """

    def __call__(self, off: str | None = None, asked: str = "") -> tuple[str, Answer]: ...


def unavailable(phrases: Phrases, topic_key: str | None = None, as_of: date | None = None) -> Answer:
    """An answer with outcome `unavailable`; keeps the topic, so that the question can be asked again."""
    return Answer(
        id=uuid4().hex,
        outcome="unavailable",
        topic=topic(topic_key).key if topic_key else None,
        as_of=as_of or date.today(),
        region=None,
        headline=phrases.say("headline.unavailable"),
        contacts=(Contact(phrases.say("contact.hotline"), HOTLINE, phrases.say("contact.ask_rule")),),
    )


def turned_off(phrases: Phrases, words: str, topic_key: str | None = None, as_of: date | None = None) -> Answer:
    """The answer while the bot is turned off: the `words` of whoever did it, or the usual sentence where these are empty."""
    return replace(unavailable(phrases, topic_key, as_of), headline=words or phrases.say("headline.off"))
