"""Figures of a few days, written as channels write them, at a desk in this process."""

from datetime import date, datetime

import pytest

from bot.conversations.conversations import Conversations
from bot.conversations.figures.figures import Figures
from bot.conversations.records import AnswerRecord, Line, Summary
from bot.desk.figures.asked import Asked
from bot.regions import Gazetteer

ID, PHONE, NAME, OPERATOR = "150202199003071234", "13812345678", "赵铁柱", "接线员孙"
AT = datetime(2026, 11, 20, 4)
DAYS = "first=2026-11-01&last=2026-11-30"


class Talks:
    """Lets people ask, rate and want a person; each says who they are."""

    def __init__(self, url, monkeypatch):
        self.kept, self.count = Conversations.open(url), 0
        for module in ("transcript", "handovers", "feedback"):
            monkeypatch.setattr(f"bot.conversations.{module}.now", lambda: AT)

    def ask(self, times=1, outcome="answered", topic="pension", code="150200", channel="web"):
        for _ in range(times):
            self.count += 1
            region = {"code": code} if code else None
            given = {"id": f"a{self.count}", "outcome": outcome, "topic": topic, "region": region, "as_of": "2026-11-20"}
            lines = [Line("citizen", f"我叫{NAME}，{ID}，电话{PHONE}"), Line("bot", f"{NAME}您好", AnswerRecord.of(given))]
            self.kept.transcript.add(f"{channel}:{PHONE}{self.count}", channel, lines)
        return given

    def rate(self, given, useful):
        self.kept.feedback.add(f"web:{PHONE}", given, useful, f"{NAME}说没用")

    def hand_over(self, code="150200", topic="pension"):
        self.count += 1
        summary = Summary(living=code, topic=topic, words=f"{NAME} {PHONE}")
        number = self.kept.handovers.request(f"web:{NAME}{self.count}", "asked", summary).number
        with self.kept.database.writing() as connection:
            taken = f"taken_at = '2026-11-20 04:03:00.000000', taken_by = '{OPERATOR}'"
            connection.exec_driver_sql(f"UPDATE handovers SET state = 'taken', {taken} WHERE id = {number}")


@pytest.fixture
def talks(settings, monkeypatch):
    return Talks(settings.conversations_url, monkeypatch)


@pytest.fixture
def figures(talks):
    return Figures(talks.kept.database)


@pytest.fixture(scope="session")
def gazetteer():
    return Gazetteer.open()


@pytest.fixture
def asked(gazetteer):
    def make(place=None, topic="", channel=""):
        return Asked(date(2026, 11, 1), date(2026, 11, 30), gazetteer.get(place) if place else None, topic, channel)

    return make
