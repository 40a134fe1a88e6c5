"""Counts are kept while answers are written, and stay when a conversation is wiped."""

import threading
from datetime import date, datetime

import pytest
from sqlalchemy import select

from bot.conversations.erasing import erase
from bot.conversations.figures.tables import tallies
from bot.conversations.records import AnswerRecord, Line


@pytest.fixture
def counts(database):
    def read():
        with database.reading() as connection:
            return sorted(tuple(row) for row in connection.execute(select(tallies)))

    return read


@pytest.fixture
def line(answer):
    return lambda *given, **more: Line("bot", "…", AnswerRecord.of(answer(*given, **more)))


def test_answers_are_counted_by_the_day_in_china(transcript, counts, line, monkeypatch):
    monkeypatch.setattr("bot.conversations.transcript.now", lambda: datetime(2026, 11, 21, 16, 30))
    transcript.add("web:u", "web", [Line("citizen", "养老金"), line("a"), line("b"), line("c", "unclear", None, None)])
    transcript.add("web:v", "web", [Line("citizen", "养老金"), line("d"), Line("bot", "你好")])
    day = date(2026, 11, 22)
    assert counts() == [(day, "web", "", "", "unclear", 1), (day, "web", "150200", "pension", "answered", 3)]


def test_wiping_a_conversation_leaves_the_count(database, transcript, counts, line):
    transcript.add("web:u", "web", [Line("citizen", "养老金"), line()])
    before = counts()
    erase(database, "web:u")
    assert counts() == before != [] and transcript.of("web:u") == []


def test_what_is_not_written_is_not_counted(transcript, counts, line):
    with pytest.raises(Exception, match=r"."):
        transcript.add("web:u", None, [Line("citizen", "养老金"), line()])
    assert counts() == []


def test_many_who_write_at_once_are_all_counted(transcript, counts, line):
    def talk(number):
        lines = [line(f"{number}p"), line(f"{number}h", topic="public_rental_housing")]
        transcript.add(f"web:{number}", "web", lines if number % 2 else lines[::-1])

    threads = [threading.Thread(target=talk, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [row[-1] for row in counts()] == [12, 12]
