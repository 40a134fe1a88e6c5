"""The versions of documents, published or not."""

from datetime import date

import pytest

from bot.errors import UnknownDocumentError
from bot.policy.lifecycle import Period
from bot.store.database import writing
from bot.store.lifecycle import add_draft, review
from bot.store.revisions import find_revision, revisions_of, sizes, with_bytes

OLD, NEW = date(2019, 5, 1), date(2024, 12, 31)


def test_all_versions_are_listed_with_their_days(engine, published, make_notice):
    published(issued_on=OLD)
    published(issued_on=OLD, valid_from=NEW)
    with writing(engine) as connection:
        add_draft(connection, make_notice(), "张三", origin="import")
        found = revisions_of(connection, "town-2024-1")
        assert len(revisions_of(connection)) == 5 + 3
    assert [(one.id, one.n, one.stored, one.period) for one in found] == [
        ("town-2024-1@1", 1, "published", Period(OLD, NEW, "superseded")),
        ("town-2024-1@2", 2, "published", Period(NEW, None, None)),
        ("town-2024-1@3", 3, "draft", None),
    ]
    assert [one.state(NEW) for one in found] == ["superseded", "published", "draft"]


def test_the_last_version_is_meant_unless_a_state_or_number_is_named(engine, published, make_notice):
    first = published(issued_on=OLD)
    with writing(engine) as connection:
        second = add_draft(connection, make_notice(), "张三", origin="import")
        assert find_revision(connection, "town-2024-1").id == second
        assert find_revision(connection, "town-2024-1", ("published",)).id == first
        assert find_revision(connection, "town-2024-1", ("withdrawn",)).id == second
        assert find_revision(connection, first).id == first
        for reference in ("town-2024-1@3", "nothing", ""):
            with pytest.raises(UnknownDocumentError):
                find_revision(connection, reference)


def test_a_version_is_found_by_the_bytes_that_it_came_from(engine, make_notice):
    with writing(engine) as connection:
        add_draft(connection, make_notice(), "张三", origin="import", bytes_sha256="a" * 64)
        again = add_draft(connection, make_notice(), "张三", origin="import", bytes_sha256="a" * 64)
        assert with_bytes(connection, "a" * 64).id == again
        assert with_bytes(connection, "b" * 64) is None


def test_clauses_are_counted_and_those_that_serve_a_topic(engine, make_notice):
    with writing(engine) as connection:
        name = add_draft(connection, make_notice(), "张三", origin="import")
        review(connection, name, {}, "李四")
        assert sizes(connection)[name] == (2, 1)
        assert sizes(connection)["national-100m-tasks@1"][0] == 36
