"""Numbers to call back: kept encrypted, read with the key alone, and gone after the call."""

from datetime import timedelta

import pytest
from cryptography.fernet import Fernet

from bot.conversations.call_backs import CallBacks, number_in
from bot.conversations.erasing import erase
from bot.conversations.records import now
from bot.conversations.retention import KeepingTimes, Retention

KEY, LIFE, NUMBER = Fernet.generate_key().decode(), timedelta(hours=48), "13987654321"


@pytest.fixture
def call_backs(database):
    return CallBacks(database, [KEY], LIFE)


def asked(database, call_backs, who="web:u"):
    with database.writing() as connection:
        return call_backs.ask(connection, who)


def stored(database):
    with database.reading() as connection:
        return str(connection.exec_driver_sql("SELECT * FROM call_backs").all())


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("139 8765 4321", NUMBER),
        ("+86 139-8765-4321", NUMBER),
        ("１３９８７６５４３２１", NUMBER),
        ("(0472) 5618890", "04725618890"),
        ("5618890", "5618890"),
        ("12345", None),
        ("打139 8765 4321", None),
        ("139876543210", None),
        ("", None),
    ],
)
def test_a_number_is_taken_as_people_write_it_and_nothing_else(text, number):
    assert number_in(text) == number


def test_it_is_read_with_the_key_and_nothing_in_the_table_tells_it(database, call_backs):
    secret = asked(database, call_backs)
    assert call_backs.is_open(secret) and call_backs.number_of("web:u") is None
    assert call_backs.give(secret, NUMBER)
    assert call_backs.number_of("web:u") == NUMBER
    assert NUMBER not in stored(database) and secret not in stored(database)
    assert CallBacks(database, [Fernet.generate_key().decode()], LIFE).number_of("web:u") is None


def test_a_new_key_goes_before_an_old_one(database, call_backs):
    call_backs.give(asked(database, call_backs), NUMBER)
    assert CallBacks(database, [Fernet.generate_key().decode(), KEY], LIFE).number_of("web:u") == NUMBER


def test_a_link_that_was_not_told_gives_nothing(database, call_backs):
    old = asked(database, call_backs)
    asked(database, call_backs)
    for wrong in (old, "", "x" * 22, "\udcff"):
        assert not call_backs.is_open(wrong) and not call_backs.give(wrong, NUMBER)
    assert call_backs.number_of("web:u") is None and call_backs.number_of("web:v") is None


def test_it_is_gone_after_the_call_after_its_time_and_with_the_conversation(database, call_backs):
    for end in (lambda: call_backs.delete("web:u"), lambda: erase(database, "web:u"), lambda: expire(database)):
        call_backs.give(asked(database, call_backs), NUMBER)
        end()
        assert stored(database) == "[]" and not call_backs.asked("web:u")


def expire(database):
    Retention(database, KeepingTimes(30 * LIFE, 30 * LIFE), lambda: now() + LIFE + timedelta(seconds=1)).expire()


def test_after_its_time_it_is_not_told_even_where_the_job_has_not_run(database, call_backs):
    secret = asked(database, call_backs)
    call_backs.give(secret, NUMBER)
    late = CallBacks(database, [KEY], LIFE, lambda: now() + LIFE)
    assert late.number_of("web:u") is None and not late.is_open(secret) and not late.give(secret, NUMBER)
