"""Operators, citizens who wait for them, and a clock that is moved by hand."""

from datetime import datetime, timedelta

import pytest

from bot.answer.phrases import Phrases
from bot.conversations.conversations import Conversations
from bot.conversations.live.live import Live
from bot.conversations.records import Summary
from bot.conversations.staff.audit import AuditLog

GONE = timedelta(minutes=10)
SUMMARY = Summary(living="150200", topic="pension", words="包头养老金")


class Clock:
    def __init__(self):
        self.at = datetime(2026, 11, 22, 9, 0)

    def __call__(self):
        return self.at

    def move(self, **more):
        self.at += timedelta(**more)


class Desk:
    """The live conversations over one database, and what is kept there."""

    def __init__(self, url):
        self.kept, self.clock = Conversations.open(url), Clock()
        self.live = Live.over(self.kept.database, Phrases.open().say, lambda text: {"texts": [text]}, GONE, self.clock)
        self.take_over, self.listening = self.live.take_over, self.live.listening
        self.audit = AuditLog(self.kept.database)

    def waiting(self, conversation="web:u"):
        """Somebody who has asked for a person; the number of the request."""
        if conversation.startswith("web:"):
            self.kept.sessions.open(conversation, "web", "v1", timedelta(days=1))
        return self.kept.handovers.request(conversation, "asked", SUMMARY).number

    def taken(self, conversation="web:u", operator="li"):
        number = self.waiting(conversation)
        self.take_over.take(number, operator)
        return number

    def said(self, conversation="web:u"):
        return [(line.speaker, line.text) for line in self.kept.transcript.of(conversation)]

    def events(self, conversation="web:u"):
        return [(event.speaker, event.holder) for event in self.kept.outbox.after(conversation, 0)]

    def actions(self):
        return [(entry.actor, entry.action, entry.target, dict(entry.details)) for entry in reversed(self.audit.entries())]


@pytest.fixture
def desk(database_url):
    opened = Desk(database_url)
    yield opened
    opened.kept.database.close()
