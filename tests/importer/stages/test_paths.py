"""How units are cited."""

from bot.importer.draft import Node
from bot.importer.pipeline import import_text
from bot.importer.stages.paths import name_of
from bot.policy.citation import Span


def paths(text):
    return [clause.path for clause in import_text("d", text).clauses]


def test_names_of_numbers():
    names = [name_of(Node(level, 3, Span(0, 0), 0)) for level in range(1, 7)]
    assert names == ["三", "（三）", "3", "（3）", "（3）", "③"]


def test_a_number_that_comes_twice_keeps_both_units_and_what_is_below_them():
    text = "一、甲\n（一）子。\n一、乙\n（一）丑。\n（二）寅。\n（二）卯。\n"
    draft = import_text("d", text)
    assert [clause.path for clause in draft.clauses] == ["一（一）", "一〔2〕（一）", "一〔2〕（二）", "一〔2〕（二）〔2〕"]
    assert len({clause.id for clause in draft.clauses}) == 4
    assert len(draft.warnings) == 2


def test_one_mistake_does_not_change_the_paths_of_a_whole_notice():
    sections = "".join(f"（{numeral}）甲。\n" for numeral in "一二三四五六")
    more = "".join(f"（{numeral}）乙。\n" for numeral in ("六", "七", "八", "九", "十"))
    assert paths(f"一、落户\n{sections}二、就学\n{more}")[5:8] == ["（六）", "（六）〔2〕", "（七）"]
