"""`store check` finds whatever is not as it should be."""

from datetime import date

import pytest
from sqlalchemy import delete, update

from bot.store import tables
from bot.store.checking import check_notice, check_store
from bot.store.database import migrate, writing
from bot.store.notices import load_notice


def test_a_store_as_built_has_no_fault(engine, published):
    published(issued_on=date(2024, 1, 1))
    steps = []
    found = check_store(engine, lambda step, done, total: steps.append((step, done, total)))
    assert found.faults == () and (found.revisions, found.clauses) == (6, 132)
    assert found.spans >= 132 and steps[0] == ("baotou-2024-47@1", 0, 6)


ONE = tables.clauses.c.id == "baotou-2024-47#二(一)1(1)"
SPOILS = {
    "原文的校验和不符": update(tables.sources).values(text=tables.sources.c.text + "。"),
    "条款的校验和不符": update(tables.clauses).where(ONE).values(sha256="0" * 64),
    "条款与原文不符": update(tables.clauses).where(ONE).values(spans=[[0, 5]]),
    "引用的句子不在条款里": update(tables.annotations).values(quote="每人每月发一万元"),
    "不属于任何一段": delete(tables.segments).where(tables.segments.c.revision_id == "baotou-2024-47@1", tables.segments.c.kind == "title"),
    "有效期与文件的日期不符": update(tables.validity).values(ends=date(2020, 1, 1)),
    "没有发布，却记着有效期": update(tables.revisions).where(tables.revisions.c.n == 1).values(state="draft"),
    "事实 title 的位置": update(tables.facts).values(end=99_999),
}


@pytest.mark.parametrize("why", list(SPOILS))
def test_what_is_spoilt_is_found(engine, published, why):
    published(issued_on=date(2024, 1, 1))
    with writing(engine) as connection:
        connection.execute(SPOILS[why])
    assert any(why in fault.why for fault in check_store(engine).faults)


def test_a_version_with_two_open_periods_is_found(engine):
    with writing(engine) as connection:
        connection.execute(tables.validity.insert().values(revision_id="baotou-2024-47@1", from_store=9))
    assert any("几段有效期" in fault.why for fault in check_store(engine).faults)


def test_tables_of_another_program_are_a_fault(engine):
    migrate(engine, "0001")
    (fault,) = check_store(engine).faults
    assert "0001" in fault.why


def test_a_notice_is_checked_alone(engine):
    with engine.connect() as connection:
        assert list(check_notice("x", load_notice(connection, "sichuan-2019-522@1"))) == []
