"""Wiping a conversation leaves nothing that leads to the person, and no hole in what was answered."""

from datetime import timedelta

import pytest
from sqlalchemy import column, insert, table

from bot.conversations.erasing import COUNTED, WIPED, erase, find_conversations
from bot.conversations.outbox import Outbox
from bot.conversations.pseudonyms import pseudonym_of
from bot.conversations.records import AnswerRecord, Line, Summary
from bot.conversations.sessions import Sessions
from bot.conversations.tables import metadata
from bot.errors import ConversationError

EVENTS = table("events", column("sender_id"))


@pytest.fixture
def talked(database, transcript, handovers, book, answer):
    """Two people have talked."""
    for who in ("u", "v"):
        lines = [Line("citizen", "我是李四，在包头"), Line("bot", "…", AnswerRecord.of(answer(f"a-{who}", "no_clause")))]
        transcript.add(who, "rest", lines)
        Sessions(database).open(who, "web", "v", timedelta(days=1))
        Outbox(database).accept(who, "c1", "我是李四，在包头")
        handovers.request(who, "asked", Summary(living="150200", words="我是李四"))
        book.add(who, answer(f"a-{who}"), useful=False, why="我是李四，没说清")


def rows(database, name):
    with database.reading() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {name}")]


def test_nothing_that_names_the_person_stays_anywhere(database, talked):
    erase(database, "u")
    names = ("messages", "handovers", "feedback", "questions", "sessions", "outbox")
    left = [row for name in names for row in rows(database, name) if "u" in row or ("v" not in row and "李四" in str(row))]
    assert left == []


def test_counts_and_answers_stay_and_others_are_untouched(database, talked, transcript, handovers, book):
    erase(database, "u")
    assert transcript.answer("a-u").store_revision == 3
    assert [(one.conversation, one.useful, one.why) for one in book.all()] == [(None, False, None), ("v", False, "我是李四，没说清")]
    assert [handovers.get(number).state for number in (1, 2)] == ["withdrawn", "open"]
    assert [line.speaker for line in transcript.of("v")] == ["citizen", "bot"]


def test_the_tracker_of_rasa_goes_with_it(database, talked):
    with database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE events (id INTEGER, sender_id VARCHAR(255))")
        connection.execute(insert(EVENTS), [{"sender_id": "u"}, {"sender_id": "v"}])
    erase(database, "u")
    assert [row[1] for row in rows(database, "events")] == ["v"]


def test_all_or_nothing(database, talked, transcript):
    with database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE events (id INTEGER)")  # not as Rasa makes it
    with pytest.raises(ConversationError):
        erase(database, "u")
    assert len(transcript.of("u")) == 2


def test_every_table_that_names_a_conversation_is_wiped_or_let_go():
    assert {table for table in metadata.sorted_tables if "conversation" in table.c} == {*WIPED, *COUNTED}


def test_a_conversation_is_found_by_its_pseudonym_or_its_name(database, talked):
    assert find_conversations(database, pseudonym_of("u")) == find_conversations(database, "u") == ["u"]
    assert find_conversations(database, "x") == []
