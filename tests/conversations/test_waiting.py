"""Who waits is counted, and that something can be kept is tried without keeping it."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, text, update

from bot.conversations.outbox import Outbox, Said
from bot.conversations.records import Summary, now
from bot.conversations.sessions import Sessions
from bot.conversations.switch import BotSwitch, SwitchState
from bot.conversations.tables import bot_switch
from bot.conversations.tables import handovers as requests
from bot.conversations.waiting import Waiting, check_writable, count_waiting
from bot.errors import ConversationError

NOTHING = Waiting({"open": 0, "taken": 0}, 0.0, 0, 0.0)


def test_nobody_waits(database):
    assert count_waiting(database) == NOTHING


def test_requests_for_a_person_wait_until_they_are_taken(database, handovers):
    numbers = [handovers.request(f"rest:{name}", "asked", Summary(None, None, None, {}, None, "")).number for name in "ab"]
    with database.writing() as connection:
        connection.execute(update(requests).where(requests.c.id == numbers[0]).values(created_at=now() - timedelta(minutes=10)))
    found = count_waiting(database)
    assert found.handovers == {"open": 2, "taken": 0} and 600 <= found.handover_seconds < 660
    with database.writing() as connection:
        connection.execute(update(requests).where(requests.c.id == numbers[0]).values(state="taken"))
    found = count_waiting(database)
    assert found.handovers == {"open": 1, "taken": 1} and found.handover_seconds < 60


def test_messages_wait_until_they_are_answered(database):
    outbox = Outbox(database)
    Sessions(database).open("web:u", "web", "v1", timedelta(days=1))
    outbox.accept("web:u", "1", "公租房")
    found = count_waiting(database)
    assert found.messages == 1 and 0 <= found.message_seconds < 60
    pending = outbox.claim("web:u")
    assert count_waiting(database).messages == 1
    outbox.finish(pending, [Said("有规定。")])
    assert count_waiting(database) == NOTHING


def test_a_database_that_can_be_written_is_left_as_it_was(database):
    for _ in range(2):
        check_writable(database)
    assert BotSwitch(database).state() == SwitchState()
    with database.reading() as connection:
        assert connection.execute(select(func.count()).select_from(bot_switch)).scalar() == 0


def test_a_database_that_can_only_be_read_is_told(database):
    check_writable(database)
    dialect = database._engine.dialect.name
    with database._engine.connect() as connection:
        if dialect == "postgresql":
            connection.execution_options(isolation_level="AUTOCOMMIT")
            name = connection.execute(text("SELECT current_database()")).scalar()
            connection.execute(text(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on'))
        else:
            connection.exec_driver_sql("PRAGMA query_only = ON")
    if dialect == "postgresql":
        database.close()
    with pytest.raises(ConversationError):
        check_writable(database)
