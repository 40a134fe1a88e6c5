"""Where a consent is taken back, what was kept goes from everything that was written; of other conversations nothing."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from bot.answer.sensitive.cleaning import Cleaner
from bot.conversations.feedback import FeedbackBook
from bot.conversations.outbox import Outbox, Said
from bot.conversations.pending import PendingAnswers
from bot.conversations.records import Line, Summary, now
from bot.conversations.sessions import Sessions
from bot.conversations.tables import metadata
from bot.conversations.tracker_events import events
from bot.conversations.withdrawing import withdraw

WORDS, QUESTION, FOUND = "我有二级残疾", "您有残疾人证吗？", "按您说的，有 1 项不符合这一条"
TOLD = {"asker": {"disabled": True, "registered_poor": True}}
CONDITION = {"requires": "残疾人", "quote": "残疾人", "met": True}


@pytest.fixture
def written(database, transcript, handovers, answer):
    def write(who):
        given = answer() | {"clauses": [{"id": "c#1", "conditions": [CONDITION], "eligibility": "conditions_met"}]}
        transcript.add(who, "web", [Line("citizen", WORDS), Line("bot", QUESTION), Line("citizen", "有"), Line("bot", FOUND)])
        handovers.request(who, "asked", Summary(living="510100", facts=TOLD, words=WORDS))
        FeedbackBook(database).add(who, given, useful=False, why=WORDS)
        PendingAnswers(database).promise(f"k:{who}", who, "web", WORDS, now())
        Sessions(database).open(who, "web", "1", timedelta(days=1))
        outbox = Outbox(database)
        outbox.accept(who, "c1", WORDS)
        outbox.finish(outbox.claim(who), [Said(FOUND, given)])
        data = [
            {"event": "user", "text": WORDS, "parse_data": {"text": WORDS}},
            {"event": "slot", "name": "precheck", "value": {"told": TOLD}},
            {"event": "bot", "text": QUESTION, "data": {}},
            {"event": "user", "text": "有的是"},
        ]
        with database.writing() as connection:
            events.metadata.create_all(connection)
            connection.execute(insert(events), [{"sender_id": who, "data": json.dumps(one)} for one in data])

    return write


def everything(database, who):
    """All rows of a conversation as one text."""
    with database.reading() as connection:
        tables = [table for table in metadata.sorted_tables if "conversation" in table.c]
        rows = [row for table in tables for row in connection.execute(select(table).where(table.c.conversation == who))]
        tracked = [json.loads(data) for data in connection.execute(select(events.c.data).where(events.c.sender_id == who)).scalars()]
    return "\n".join(str(row) for row in rows) + json.dumps(tracked, ensure_ascii=False)


def test_nothing_sensitive_is_left_of_the_conversation_and_all_of_others(database, written):
    for who in ("web:u", "web:v"):
        written(who)
    before = everything(database, "web:v")
    signs = ("二级残疾", "disabled", "不符合这一条", "conditions_met", "'有'", "有的是")
    assert all(sign in everything(database, "web:u") for sign in signs), "otherwise nothing is proved"
    withdraw(database, "web:u", Cleaner.open())
    left = everything(database, "web:u")
    assert [sign for sign in signs if sign in left] == []
    assert "registered_poor" in left and QUESTION in left and "［健康情况］" in left
    assert everything(database, "web:v") == before


def test_a_conversation_of_which_nothing_is_kept_has_nothing_to_lose(database):
    withdraw(database, "web:nobody", Cleaner.open())
