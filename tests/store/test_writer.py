"""A notice is written in the place of the one with the same id."""

from dataclasses import replace

from sqlalchemy import select

from bot.store import tables
from bot.store.repository import PolicyRepository
from bot.store.writer import write_notice


def test_a_changed_notice_takes_the_place_of_the_old_one(engine, notices):
    old = next(notice for notice in notices if notice.document.id == "baotou-2024-47")
    first = old.clauses[1]
    new = replace(old, clauses=(replace(first, bureaus=()),), annotations={first.path: old.annotations[first.path]})
    with engine.begin() as connection:
        write_notice(connection, new)
    clauses = PolicyRepository(engine).clauses("baotou-2024-47")
    assert [clause.path for clause, _, _ in clauses] == [first.path]
    assert clauses[0][0].bureaus == ()


def test_a_bureau_named_by_many_clauses_stands_once(engine):
    with engine.connect() as connection:
        names = connection.execute(select(tables.bureaus.c.name)).scalars().all()
    assert len(names) == len(set(names))
    assert {"市教育局", "国家医保局", "住房城乡建设厅"} <= set(names)


def test_conditions_are_written_in_order_with_their_figures(engine):
    query = select(tables.conditions).where(tables.conditions.c.clause_id == "baotou-2024-47#二(二)4(1)")
    with engine.connect() as connection:
        rows = connection.execute(query.order_by(tables.conditions.c.ordinal)).all()
    age = next(row for row in rows if row.field == "age")
    assert (age.op, age.value) == (">=", 16)
    assert [row.ordinal for row in rows] == list(range(len(rows)))
