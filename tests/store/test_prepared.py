"""Statements that are planned once for each connection."""

import pytest
from sqlalchemy import text

from bot.errors import StoreError
from bot.store.database import open_database, reading, writing
from bot.store.prepared import PREPARED, as_prepared

ASK = text("SELECT word, '100%' AS share FROM words WHERE word = :word OR size > :size OR word = :word ORDER BY word")
ASK = ASK.execution_options(**{PREPARED: True})


@pytest.fixture
def words(server):
    """A PostgreSQL database with a table of words."""
    database = open_database(server.url(server.create()))
    with writing(database) as connection:
        connection.exec_driver_sql("CREATE TABLE words (word varchar, size integer)")
        connection.exec_driver_sql("INSERT INTO words VALUES ('低保', 2), ('居住证', 3)")
    yield database
    database.dispose()


def asked(database, word, size):
    with reading(database) as connection:
        names = connection.exec_driver_sql("SELECT name FROM pg_prepared_statements").scalars().all()
        rows = connection.execute(ASK, {"word": word, "size": size}).all()
        after = connection.exec_driver_sql("SELECT name FROM pg_prepared_statements").scalars().all()
    return [tuple(row) for row in rows], set(after) - set(names), names


def test_a_statement_is_prepared_once_and_used_with_other_values(words):
    rows, new, _ = asked(words, "低保", 9)
    assert rows == [("低保", "100%")] and len(new) == 1
    rows, none, known = asked(words, "无", 2)
    assert rows == [("居住证", "100%")] and none == set() and set(known) == new


def test_values_are_values(words):
    assert asked(words, "' OR true --", 9)[0] == []


def test_a_change_of_the_table_costs_one_error_and_no_more(words):
    asked(words, "低保", 9)
    with writing(words) as connection:
        connection.exec_driver_sql("ALTER TABLE words ALTER COLUMN word TYPE text")
    with pytest.raises(StoreError):
        asked(words, "低保", 9)
    assert asked(words, "低保", 9)[0] == [("低保", "100%")]


def test_other_statements_stay_as_they_are(words):
    with reading(words) as connection:
        assert connection.execute(text("SELECT size FROM words WHERE word = :word"), {"word": "低保"}).scalar() == 2
        assert connection.exec_driver_sql("SELECT count(*) FROM pg_prepared_statements").scalar() == 0


def test_parameters_are_numbered_in_order_and_repeated_ones_once():
    statement = "SELECT a FROM b WHERE c = %(one)s AND d = %(two)s AND e = %(one)s AND f LIKE '%%x'"
    assert as_prepared(statement, "p1") == (
        "PREPARE p1 AS SELECT a FROM b WHERE c = $1 AND d = $2 AND e = $1 AND f LIKE '%x'",
        "EXECUTE p1 (%(one)s, %(two)s)",
    )
    assert as_prepared("SELECT 1", "p2") == ("PREPARE p2 AS SELECT 1", "EXECUTE p2")
