"""Nobody edits the log: the database refuses, and what goes round the database shows."""

import threading

import pytest
from sqlalchemy import delete, insert, update

from bot.conversations.staff.audit import AuditLog
from bot.conversations.staff.tables import audit_log
from bot.errors import ConversationError


@pytest.fixture
def audit(database, clock):
    log = AuditLog(database, clock)
    for number in range(1, 5):
        log.write("root", "account_added", f"u{number}", role="operator", n=number)
    return log


def test_lines_come_newest_first_page_by_page_and_by_actor(audit, clock):
    audit.write("li", "signed_in")
    assert [one.number for one in audit.entries(limit=2)] == [5, 4]
    assert [one.number for one in audit.entries(before=4, limit=2)] == [3, 2]
    (mine,) = audit.entries(actor="li")
    assert (mine.action, mine.at, mine.details) == ("signed_in", clock.at, {})


def test_a_whole_log_is_found_whole(audit):
    checked = audit.check()
    assert (checked.lines, checked.broken) == (4, None)
    assert checked.head == audit.entries(limit=1)[0].hash
    audit.write("root", "signed_in")
    assert audit.check(head=checked.head).broken is None


@pytest.mark.parametrize(
    "statement",
    [
        update(audit_log).where(audit_log.c.id == 2).values(actor="nobody"),
        delete(audit_log).where(audit_log.c.id == 4),
        delete(audit_log),
        insert(audit_log).values(id=9, at="2026-11-22", actor="x", action="x", target="", details={}, previous="", hash="x"),
    ],
    ids=["change", "delete one", "delete all", "out of order"],
)
def test_the_database_refuses_every_change(audit, database, clock, statement):
    if "id" in statement.compile().params and statement.is_insert:
        statement = statement.values(at=clock.at)
    with pytest.raises(ConversationError, match="audit log takes new lines only"), database.writing() as connection:
        connection.execute(statement)
    assert audit.check().broken is None


def test_not_even_by_the_doors_of_each_database(audit, database):
    with database.reading() as connection:
        dialect = connection.dialect.name
    row = "(3, '2026-11-22', 'x', 'x', '', '{}', '', 'x')"
    trick = "TRUNCATE audit_log" if dialect == "postgresql" else f"INSERT OR REPLACE INTO audit_log VALUES {row}"
    with pytest.raises(ConversationError, match="audit log takes new lines only"), database.writing() as connection:
        connection.exec_driver_sql(trick)
    assert audit.check().broken is None


def without_triggers(connection):
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("ALTER TABLE audit_log DISABLE TRIGGER ALL")
    else:
        for name in ("no_update", "no_delete", "at_the_end"):
            connection.exec_driver_sql(f"DROP TRIGGER audit_log_{name}")


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        (update(audit_log).where(audit_log.c.id == 2).values(actor="nobody"), 2),
        (update(audit_log).where(audit_log.c.id == 3).values(details={"role": "operator", "n": 4}), 3),
        (delete(audit_log).where(audit_log.c.id == 1), 1),
        (delete(audit_log).where(audit_log.c.id == 3), 3),
    ],
    ids=["actor", "details", "first", "middle"],
)
def test_what_goes_round_the_triggers_breaks_the_chain(audit, database, statement, line):
    with database.writing() as connection:
        without_triggers(connection)
        connection.execute(statement)
    assert audit.check().broken == line


def test_an_end_that_is_cut_off_shows_against_a_head_noted_before(audit, database):
    head = audit.check().head
    with database.writing() as connection:
        without_triggers(connection)
        connection.execute(delete(audit_log).where(audit_log.c.id == 4))
    assert audit.check().broken is None
    assert audit.check(head=head).broken == 4


def test_many_writers_make_one_chain(audit):
    def write(name):
        for _ in range(5):
            audit.write(name, "signed_in")

    threads = [threading.Thread(target=write, args=(f"w{one}",)) for one in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (audit.check().lines, audit.check().broken) == (34, None)


def test_a_line_and_what_it_tells_are_one_transaction(audit, database):
    with pytest.raises(ConversationError), database.writing() as connection:
        audit.append(connection, "root", "account_added", "u9")
        connection.exec_driver_sql("SELECT * FROM nowhere")
    assert audit.check().lines == 4
