"""The clauses as they are written."""

from bot.importer.pipeline import import_text
from bot.policy.citation import Span

TEXT = (
    "二、重点任务\n（一）完善住房保障\n### 1. 拓宽渠道\n"
    "（1）将住房困难农牧民\n\n— 3 —\n\n纳入保障范围。\n（2）给予补贴。\n（责任单位：市住建局）\n"
)


def test_a_clause_carries_its_place_headings_text_and_bodies():
    clause = import_text("baotou-2024-47", TEXT).clauses[0]
    assert clause.id == "baotou-2024-47#二(一)1(1)"
    assert clause.path == "二（一）1（1）"
    assert clause.headings == ("重点任务", "完善住房保障", "拓宽渠道")
    assert clause.text == "将住房困难农牧民纳入保障范围。"
    assert [bureau.name for bureau in clause.bureaus] == ["市住建局"]


def test_a_clause_cut_by_a_page_number_has_two_spans():
    draft = import_text("d", TEXT)
    assert [draft.text[start:end] for start, end in draft.clauses[0].spans] == ["将住房困难农牧民", "纳入保障范围。"]
    assert all(isinstance(span, Span) for span in draft.clauses[0].spans)


def test_only_units_without_smaller_ones_are_clauses():
    assert [clause.path for clause in import_text("d", TEXT).clauses] == ["二（一）1（1）", "二（一）1（2）"]


def test_a_number_without_text_is_reported_and_is_no_clause(nothing_is_lost):
    draft = import_text("d", "（一）\n（二）优化服务。\n")
    assert [clause.path for clause in draft.clauses] == ["（二）"]
    assert draft.warnings == ["条款没有正文：（一）"]
    nothing_is_lost(draft)
