"""The database of conversations comes up by itself, and its faults are said in one sentence."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from alembic import command
from sqlalchemy import inspect

from bot.conversations.database import ConversationDatabase, config_of
from bot.conversations.figures.figures import Figures
from bot.conversations.figures.records import Figure, Wanted
from bot.conversations.records import Line
from bot.conversations.transcript import Transcript
from bot.errors import ConversationError


def test_the_tables_are_there_at_the_first_use_and_leave_again(database):
    with database.writing() as connection:
        assert {"messages", "answers", "handovers", "feedback", "questions"} <= set(inspect(connection).get_table_names())
        command.downgrade(config_of(connection), "base")
        assert set(inspect(connection).get_table_names()) == {"conversations_version"}


def test_many_may_come_first(database):
    threads = [threading.Thread(target=Transcript(database).add, args=("u", "rest", [Line("citizen", str(one))])) for one in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(Transcript(database).of("u")) == 8


def test_what_fails_is_undone_and_said_in_one_sentence(database):
    with pytest.raises(ConversationError) as caught, database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO answers (id, outcome, as_of) VALUES ('a', 'answered', '2026-11-22')")
        connection.exec_driver_sql("SELECT * FROM nowhere")
    assert str(caught.value).endswith("。") and "nowhere" in caught.value.cause
    assert Transcript(database).answer("a") is None


def test_a_database_that_is_gone_is_made_again_at_the_next_use(tmp_path):
    file = tmp_path / "conversations.db"
    transcript = Transcript(ConversationDatabase(f"sqlite:///{file}"))
    transcript.add("u", "rest", [Line("citizen", "公租房")])
    for one in tmp_path.iterdir():
        one.unlink()
    with pytest.raises(ConversationError):
        transcript.of("u")
    assert transcript.of("u") == []


def test_a_database_that_cannot_be_reached_is_said():
    nowhere = ConversationDatabase("postgresql://nobody@127.0.0.1:1/nowhere")
    with pytest.raises(ConversationError, match="XINSHIMIN_CONVERSATIONS_URL"), nowhere.reading():
        pass


def test_what_was_kept_before_there_were_figures_is_counted(database, answer):
    with database.writing() as connection:
        command.downgrade(config_of(connection), "0004")
        for text in (
            "INSERT INTO answers (id, outcome, topic, region_code, as_of) VALUES ('a', 'answered', 'pension', '150200', '2026-11-22')",
            "INSERT INTO messages (conversation, at, channel, speaker, text, answer_id)"
            " VALUES ('web:u', '2026-11-21 17:00:00.000000', 'web', 'bot', '…', 'a')",
            "INSERT INTO handovers (conversation, why, state, summary, created_at)"
            " VALUES ('web:u', 'asked', 'open', '{\"topic\": \"pension\", \"hukou\": \"320600\"}', '2026-11-21 17:00:00')",
            "INSERT INTO feedback (conversation, at, answer, useful)"
            ' VALUES (NULL, \'2026-11-21 17:00:00\', \'{"topic": null, "region": {"code": "150200"}}\', true)',
        ):
            connection.exec_driver_sql(text)
    with database.writing() as connection:
        command.upgrade(config_of(connection), "head")
    figures, wanted = Figures(database), Wanted(date(2026, 11, 22), date(2026, 11, 22))
    assert figures.by("day", wanted) == {wanted.first: Figure(answered=1, handovers=1, useful=1)}
    assert figures.by("region_code", wanted) == {"150200": Figure(answered=1, useful=1), "320600": Figure(handovers=1)}
    assert figures.by("channel", wanted) == {"web": Figure(answered=1, handovers=1), "": Figure(useful=1)}


def test_writers_of_a_process_wait_for_each_other_and_not_at_sqlite(tmp_path):
    """There they would look again and again, and who is unlucky never gets it."""
    kept, at_once, faults = ConversationDatabase(f"sqlite:///{tmp_path}/conversations.db", patience=30_000), [], []

    def write(number):
        try:
            with kept.writing() as connection:
                connection.exec_driver_sql(f"INSERT INTO answers (id, outcome, as_of) VALUES ('{number}', 'answered', '2026-11-22')")
                time.sleep(0.02)
                at_once.append(kept._engine.pool.checkedout())
        except ConversationError as error:
            faults.append(str(error))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == [] and at_once == [1] * 40


def test_a_writer_who_waits_too_long_is_told_and_the_tables_are_not_looked_over_again(tmp_path, monkeypatch):
    kept, other = (ConversationDatabase(f"sqlite:///{tmp_path}/conversations.db", patience=100) for _ in range(2))
    for one in (kept, other):
        Transcript(one).add("u", "rest", [Line("citizen", "公租房")])
    looked = []
    monkeypatch.setattr("bot.conversations.database.command.upgrade", lambda *given: looked.append(given))
    with kept.writing():
        for one in (kept, other):
            with ThreadPoolExecutor() as pool, pytest.raises(ConversationError, match="locked"):
                pool.submit(Transcript(one).add, "u", "rest", [Line("citizen", "低保")]).result()
    assert len(Transcript(kept).of("u")) == len(Transcript(other).of("u")) == 2 and looked == []
