"""A revision is written whole, and what stands in it once."""

from dataclasses import replace

from sqlalchemy import func, select

from bot.store import tables
from bot.store.database import writing
from bot.store.notices import load_notice
from bot.store.writer import replace_content, write_regions, write_revision, write_topics


def test_a_notice_is_written_beside_the_other_versions(engine, notices):
    old = next(notice for notice in notices if notice.document.id == "baotou-2024-47")
    first = old.clauses[1]
    new = replace(old, clauses=(replace(first, bureaus=()),), annotations={first.path: old.annotations[first.path]})
    with writing(engine) as connection:
        write_revision(connection, new, "baotou-2024-47@2", 2, "draft", "import", "f" * 64)
        written, kept = load_notice(connection, "baotou-2024-47@2"), load_notice(connection, "baotou-2024-47@1")
        bytes_sha256 = connection.execute(select(tables.revisions.c.bytes_sha256).where(tables.revisions.c.n == 2)).scalar()
    assert [clause.path for clause in written.clauses] == [first.path] and written.clauses[0].bureaus == ()
    assert len(kept.clauses) == len(old.clauses)
    assert bytes_sha256 == "f" * 64


def test_a_text_that_several_versions_share_stands_once(engine, notices):
    with writing(engine) as connection:
        write_revision(connection, notices[0], f"{notices[0].document.id}@2", 2, "draft", "import")
        assert connection.execute(select(func.count()).select_from(tables.sources)).scalar() == 5


def test_what_a_draft_says_is_replaced_whole(engine, notices):
    name = f"{notices[0].document.id}@2"
    small = replace(notices[0], clauses=notices[0].clauses[:1], segments=(), annotations={}, kinds={})
    with writing(engine) as connection:
        write_revision(connection, notices[0], name, 2, "draft", "import")
        replace_content(connection, small, name)
        assert load_notice(connection, name).plain() == small.plain()


def test_places_and_topics_are_added_once(engine, gazetteer):
    with writing(engine) as connection:
        write_regions(connection, gazetteer)
        write_topics(connection)
        assert connection.execute(select(func.count()).select_from(tables.regions)).scalar() == len(gazetteer)


def test_a_bureau_named_by_many_clauses_stands_once(engine):
    with engine.connect() as connection:
        names = connection.execute(select(tables.bureaus.c.name)).scalars().all()
    assert len(names) == len(set(names))
    assert {"市教育局", "国家医保局", "住房城乡建设厅"} <= set(names)


def test_conditions_are_written_in_order_with_their_figures(engine):
    query = select(tables.conditions).join(tables.clauses).where(tables.clauses.c.id == "baotou-2024-47#二(二)4(1)")
    with engine.connect() as connection:
        rows = connection.execute(query.order_by(tables.conditions.c.ordinal)).all()
    age = next(row for row in rows if row.field == "age")
    assert (age.op, age.value) == (">=", 16)
    assert [row.ordinal for row in rows] == list(range(len(rows)))
