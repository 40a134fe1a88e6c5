"""Operators of the benchmark work through all that wait, and its table tells what is lost and what is taken twice."""

import asyncio

import pytest

from bench.desk.citizens import Citizens
from bench.desk.operators import PASSWORD, Shift, all_at_work
from bench.desk.run import sheet, taken_twice
from bot.conversations.outbox import Said
from bot.conversations.staff.passwords import Passwords
from bot.conversations.staff.staff import Staff
from bot.desk.api.parts import Parts
from bot.desk.app import create_app
from bot.settings import load_settings
from bot.wiring import prepare_store
from tests.desk.api.conftest import QuickReader
from tests.desk.browser.conftest import serving
from tests.desk.conftest import QUICK


@pytest.fixture
def desk(tmp_path, monkeypatch):
    over = Staff.over
    monkeypatch.setattr("bot.wiring.Staff.over", lambda database, rules: over(database, rules, passwords=Passwords(QUICK)))
    settings = load_settings({}, home=tmp_path)
    prepare_store(settings)
    app = create_app(settings, Parts(settings, QuickReader()))
    for number in range(3):
        app.state.desk.staff.accounts.add(f"bench{number}", "", "operator", PASSWORD, "命令行", must_change=False)
    return app


def test_all_talks_are_worked_through_without_a_loss(desk):
    citizens = Citizens(desk.state.desk.kept, desk.state.desk.live)
    citizens.wait(4)
    with serving(desk, lifespan="on") as address:
        shift = Shift(address, citizens, 0.05, 4)
        asyncio.run(all_at_work(3, shift))
    assert sorted(shift.taken) == sorted(citizens.names) and set(shift.taken.values()) == {1}
    assert not shift.faults and (shift.unheard, shift.twice, citizens.lost(shift.sent)) == (0, 0, 0)
    assert [len(sent) for sent in shift.sent.values()] == [3] * 4
    table = sheet("SQLite", shift, 1.0, 3, 4, [100.0, 120.0], desk.state.desk.staff.audit.entries(limit=1000)[::-1])
    assert {"登录", "接手", "查询", "市民的话到座席页"} <= {row[0] for row in table.rows}
    assert "丢失或重复的消息 0 条；一个对话两个人接到 0 次" in table.note and "最多 120 MB" in table.note


@pytest.mark.parametrize(
    ("steps", "counted"),
    [
        (["talk_taken", "talk_closed"], (0, 0)),
        (["talk_taken", "talk_returned", "talk_taken", "talk_handed_back", "talk_taken"], (0, 1)),
        (["talk_taken", "talk_passed_on", "talk_taken"], (1, 0)),
    ],
)
def test_a_talk_is_taken_twice_only_while_somebody_has_it(desk, steps, counted):
    audit = desk.state.desk.staff.audit
    for step in steps:
        audit.write("li", step, "7")
        audit.write("li", "talk_taken", f"other {audit.entries(limit=1)[0].number}")
    assert taken_twice(audit.entries(limit=100)[::-1]) == counted


def test_what_is_lost_twice_or_out_of_order_is_counted(desk):
    kept, live = desk.state.desk.kept, desk.state.desk.live
    citizens = Citizens(kept, live)
    citizens.wait(1)
    (number,) = citizens.names
    live.take_over.take(number, "bench0")
    for text in ("一", "二", "二"):
        live.take_over.write(number, "bench0", Said(text))
    sent = (["一", "二", "二"], 0), (["一", "二"], 1), (["一", "二", "二", "三"], 1), (["二", "一", "二"], 1)
    assert [citizens.lost({number: texts}) for texts, _ in sent] == [lost for _, lost in sent]
