"""Which revisions count, and what the store knew when."""

from datetime import date

from sqlalchemy import select

from bot.policy.lifecycle import Period
from bot.store.database import writing
from bot.store.standing import counts_on, known, next_store_revision, periods, settle, store_revision, worked_out
from bot.store.tables import validity

OLD, NEW = date(2019, 5, 1), date(2024, 12, 31)


def test_the_stores_revision_counts_what_changed_what_counts(engine, empty, published):
    with engine.connect() as connection:
        before = store_revision(connection)
    published(issued_on=OLD)
    with writing(engine) as connection:
        assert store_revision(connection) == before + 1
        assert next_store_revision(connection) == before + 2 == store_revision(connection)


def test_only_what_is_different_is_written(engine, published):
    first = published(issued_on=OLD)
    published(issued_on=OLD, valid_from=NEW, months="一年")
    with writing(engine) as connection:
        rows = connection.execute(select(validity).where(validity.c.revision_id == first).order_by(validity.c.id)).all()
        assert [(row.begins, row.ends, row.to_store is None) for row in rows] == [(OLD, None, False), (OLD, NEW, True)]
        assert rows[0].to_store == rows[1].from_store
        assert settle(connection, "town-2024-1", 99) == periods(connection, "town-2024-1") == worked_out(connection, "town-2024-1")
        assert connection.execute(select(validity).where(validity.c.from_store == 99)).all() == []


def test_days_and_knowledge_are_asked_for_separately(engine, published):
    first = published(issued_on=OLD)
    with engine.connect() as connection:
        store = store_revision(connection)
    second = published(issued_on=OLD, valid_from=NEW, months="一年")
    with engine.connect() as connection:

        def counting(day, at=None):
            query = select(validity.c.revision_id).where(validity.c.revision_id.like("town%"), known(at), counts_on(day))
            return list(connection.execute(query).scalars())

        assert counting(NEW) == [second] and counting(date(2024, 12, 30)) == [first] and counting(date(2019, 4, 30)) == []
        assert counting(NEW, store) == [first] and counting(NEW, store - 1) == []


def test_a_document_without_published_versions_counts_never(engine):
    with engine.connect() as connection:
        assert worked_out(connection, "nothing") == {} == periods(connection, "nothing")
        assert periods(connection)["national-2019-280@1"] == Period(None, None, None)
