"""Questions and answers."""

import pytest

from bot.importer.pipeline import import_text


def clauses(text):
    return [(clause.path, clause.headings, clause.text) for clause in import_text("d", text).clauses]


@pytest.mark.parametrize(("first", "second"), [
    ("问：", "问："), ("问1：", "问2："), ("问题1：", "问题2："), ("1.问：", "2.问："), ("一、问：", "二、问："), ("Q1：", "Q2："), ("1.",
     "2."), ("", ""),
])  # fmt: skip
def test_a_question_and_its_answer_are_one_clause(first, second):
    text = f"落户问答\n{first}可以落户吗？\n答：可以。\n要有住所：\n1.购房；\n2.租房。\n{second}在哪里办？\n答：派出所。\n"
    assert clauses(text) == [
        ("问1", (), "可以落户吗？答：可以。要有住所：1.购房；2.租房。"), ("问2", (), "在哪里办？答：派出所。"),
    ]  # fmt: skip


def test_headings_between_questions_are_headings():
    text = "落户问答\n一、落户\n1.问：可以吗？\n答：可以。\n二、就学\n1.问：收费吗？\n答：不收。\n"
    assert clauses(text) == [("一问1", ("落户",), "可以吗？答：可以。"), ("二问1", ("就学",), "收费吗？答：不收。")]
    assert import_text("d", text).warnings == []


def test_a_number_that_jumps_is_reported():
    draft = import_text("d", "落户问答\n问1：甲？\n答：可以。\n问3：乙？\n答：可以。\n")
    assert [clause.path for clause in draft.clauses] == ["问1", "问3"]
    assert [warning.partition("（")[0] for warning in draft.warnings] == ["编号不连续：问3"]


def test_an_answer_alone_makes_no_questions():
    assert [path for path, _, _ in clauses("关于落户的答复\n答：甲。\n一、落户。\n二、就学。\n")] == ["一", "二"]


def test_numbered_lines_that_all_ask_are_questions():
    text = "落户问答\n1.什么是落户？\n登记户口。\n需要：\n（1）身份证；\n（2）户口簿。\n2.在哪里办？\n派出所。\n"
    assert clauses(text) == [("问1", (), "什么是落户？登记户口。需要：（1）身份证；（2）户口簿。"), ("问2", (), "在哪里办？派出所。")]


@pytest.mark.parametrize(
    "text", ["解读\n一、背景\n甲。\n二、有什么变化？\n乙。\n三、怎样办？\n丙。\n", "通知\n一、能否落户？\n甲。\n二、其他\n乙。\n"]
)
def test_a_question_among_headings_stays_a_unit(text):
    assert [path for path, _, _ in clauses(text)][:2] == ["一", "二"]
