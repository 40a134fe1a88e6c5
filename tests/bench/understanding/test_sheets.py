"""Tables of two small systems, counted by hand."""

import pytest

from bench.understanding.asking import Load
from bench.understanding.measuring import Measured, percentile
from bench.understanding.metrics import Guess
from bench.understanding.replies import Reply
from bench.understanding.sets import Message
from bench.understanding.sheets import calibration, confused, costs, doubles, outcomes, refusals, registers, sheets, topics
from bench.understanding.system import Memory, Training

PENSION, ARREARS = Message("养老金", ("ask_pension",), "plain"), Message("欠薪", ("ask_wage_arrears",), "dialect")
OTHER = Message("天气", ("out_of_scope",), "plain")
TWO = Message("两件", ("ask_pension", "ask_wage_arrears"), "plain")
SETS = {"tuning": [PENSION], "questions": [PENSION, ARREARS], "other": [OTHER], "double": [TWO, PENSION]}


def guess(first, second="ask_housing_fund", sure=0.8):
    return Guess((first, second, "greet"), sure)


def reply(*topics, full=True):
    return Reply(frozenset(topics), (), full)


def measured(scale, good):
    arrears = guess("ask_wage_arrears") if good else guess("ask_pension", "ask_wage_arrears")
    other = reply() if good else reply("pension")
    two = guess("ask_pension", "ask_wage_arrears" if good else "ask_housing_fund")
    return Measured(
        Training(100 * scale, 50, 200, 3),
        {"tuning": [guess("ask_pension")], "questions": [guess("ask_pension"), arrears], "other": [guess("out_of_scope")],
         "double": [two, guess("ask_pension")]},
        {"tuning": [reply("pension")], "questions": [reply("pension"), reply("wage_arrears") if good else reply("pension")],
         "other": [other], "double": [reply("pension", "wage_arrears") if good else reply("pension"), reply("pension")]},
        [1.0 * scale] * 4, [2.0] * 4, [10.0 * scale] * 4, [5.0, 7.0, 6.0],
        [Load([reply(), reply(full=False)], [0.1, 0.2], 0.5 * scale)],
        {"actions": Memory(100, 80), "rasa": Memory(300, None if scale > 1 else 250)},
    )  # fmt: skip


FOUND = {"ours": measured(1, good=True), "stock": measured(2, good=False)}


def rows(sheet):
    return {row[0]: list(row) for row in sheet.rows}


def test_costs_stand_side_by_side():
    table = rows(costs(FOUND))
    assert table["training, s"][1:] == ["100", "200"]
    assert table["start to first answer, s"][1] == "6.0 (5.0 - 7.0)"
    assert table["16 at once: chats with a full answer a second"][1:] == ["2.0 (2.0 - 2.0)", "1.0 (1.0 - 1.0)"]
    assert table["16 at once: share of chats with a full answer"][1] == "50.0 %"
    assert table["messages without any reply"][1:] == ["0", "0"]
    assert table["memory resident, MB"][1] == "400 (100 + 300)"
    assert table["memory, proportional share, MB"][1:] == ["330 (80 + 250)", "not told here"]


def test_intents_are_shown_by_set_and_topics_by_register_without_the_set_chosen_by():
    assert [list(row) for row in topics(SETS, FOUND).rows][1] == ["questions", "topics", "2", "100.0 %", "100.0 %", "50.0 %", "100.0 %"]
    table = rows(registers(SETS, FOUND))
    assert table["dialect"][1:] == ["1", "100.0 %", "100.0 %", "0.0 %", "100.0 %"]
    assert table["all"][1] == "2"


def test_what_came_of_questions_and_of_other_messages():
    found = [list(row) for row in outcomes(SETS, FOUND).rows]
    assert ["questions", "stock", "2", "50.0 %", "50.0 %", "0.0 %", "0.0 %"] in found
    assert [list(row) for row in refusals(SETS, FOUND).rows] == [["other", "out_of_scope", "1", "100.0 %", "0.0 %"]]


def test_doubles_are_counted_by_what_was_answered():
    first, near, alone = doubles(SETS, FOUND).rows
    assert first[2:] == ["1", "100.0 %", "0.0 %"] and near[2:] == ["1", "100.0 %", "0.0 %"] and alone[2:] == ["1", "100.0 %", "100.0 %"]


def test_reliability_and_confusions_are_of_one_system():
    (row,) = calibration("stock", SETS, FOUND["stock"]).rows
    assert list(row) == ["0.80 - 0.90", "3", "80.0 %", "66.7 %"]
    assert "13.3 %" in calibration("stock", SETS, FOUND["stock"]).note
    assert [list(row) for row in confused("stock", SETS, FOUND["stock"]).rows] == [["ask_wage_arrears", "ask_pension", "1"]]


def test_every_row_of_every_table_has_a_cell_for_every_column():
    for one in (FOUND, {"ours": FOUND["ours"]}):
        for sheet in sheets(SETS, one):
            assert sheet.rows is not None and {len(row) for row in sheet.rows} <= {len(sheet.columns)}, sheet.title


def test_a_percentile_lies_between_values():
    assert percentile([1, 2, 3, 4, 5], 50) == 3 and percentile([0, 10], 95) == pytest.approx(9.5)
