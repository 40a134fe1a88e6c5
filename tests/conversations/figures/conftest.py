"""Conversations of three days at three places, as they are written down."""

from datetime import date, datetime, timedelta

import pytest

from bot.conversations.feedback import FeedbackBook
from bot.conversations.figures.figures import Figures
from bot.conversations.handovers import Handovers
from bot.conversations.records import AnswerRecord, Line, Summary
from bot.conversations.transcript import Transcript

FIRST = date(2026, 11, 20)


class Days:
    """Lets things happen on a day at an hour (UTC)."""

    def __init__(self, database, answer, monkeypatch):
        self.database, self.answer, self.monkeypatch = database, answer, monkeypatch
        self.count = 0

    def at(self, day, hour=4, minute=0):
        moment = datetime(2026, 11, day, hour, minute)
        for module in ("transcript", "handovers", "feedback"):
            self.monkeypatch.setattr(f"bot.conversations.{module}.now", lambda: moment)

    def asked(self, outcome="answered", topic="pension", code="150200", channel="web"):
        self.count += 1
        given = self.answer(f"a{self.count}", outcome, topic, code)
        Transcript(self.database).add(f"{channel}:{self.count}", channel, [Line("citizen", "…"), Line("bot", "…", AnswerRecord.of(given))])
        return given

    def rated(self, given, useful):
        FeedbackBook(self.database).add(f"web:{given['id']}", given, useful)

    def handed_over(self, day, minutes=None, code="150200", topic="pension", channel="web"):
        self.count += 1
        number = Handovers(self.database).request(f"{channel}:{self.count}", "asked", Summary(living=code, topic=topic)).number
        if minutes is not None:
            taken = datetime(2026, 11, day, 4) + timedelta(minutes=minutes)
            with self.database.writing() as connection:
                connection.exec_driver_sql(f"UPDATE handovers SET state = 'taken', taken_at = '{taken}.000000' WHERE id = {number}")


@pytest.fixture
def days(database, answer, monkeypatch):
    made = Days(database, answer, monkeypatch)
    made.at(20)
    for outcome in ("answered", "answered", "no_clause", "unclear", "needs_region", "handed_over"):
        made.asked(outcome)
    made.rated(made.asked(code="150203"), True)
    made.handed_over(20, minutes=10)
    made.handed_over(20, minutes=2)
    made.at(21)
    made.rated(made.asked("no_clause", "wage_arrears", "320600", "wechat"), False)
    made.asked("no_clause", "wage_arrears", "320600", "wechat")
    made.handed_over(21, code="320600", topic="wage_arrears", channel="wechat")
    made.at(22, 17)  # already the 23rd in China
    made.asked("out_of_scope", None, None)
    return made


@pytest.fixture
def figures(database, days):
    return Figures(database)
