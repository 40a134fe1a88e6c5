"""A letter with points of its own above the notice that it brings."""

import pytest

from bot.importer.pipeline import import_text

LETTER = (
    "云江市民政局转发省民政厅关于送温暖的通知\n各区民政局：\n现转发你们，要求如下：\n"
    "一、压实责任。\n二、及时上报。\n云江市民政局\n2023年12月1日\n"
)
BROUGHT = "东川省民政厅关于送温暖的通知\n各市民政局：\n现通知如下：\n一、开展巡查。\n二、开放救助站。\n东川省民政厅\n2023年11月25日\n"


def paths(text):
    return [clause.path for clause in import_text("d", text).clauses]


def test_both_number_anew_without_a_warning(nothing_is_lost):
    draft = import_text("d", f"{LETTER}（此件公开发布）\n{BROUGHT}")
    nothing_is_lost(draft)
    assert [clause.path for clause in draft.clauses] == ["一", "二", "附件/一", "附件/二"]
    assert draft.warnings == []


def test_the_facts_are_those_of_the_letter():
    facts = {fact.name: fact.value for fact in import_text("d", LETTER + BROUGHT).facts}
    assert (facts["title"], facts["issuers"]) == ("云江市民政局转发省民政厅关于送温暖的通知", ("云江市民政局",))


def test_a_letter_without_points_is_a_preamble():
    assert paths(LETTER.replace("一、", "").replace("二、", "") + BROUGHT) == ["一", "二"]


def test_a_statute_below_a_letter_keeps_the_names_of_its_articles():
    assert paths(f"{LETTER}云江市救助办法\n第一条 救助。\n第二条 管理。\n") == ["一", "二", "第一条", "第二条"]


@pytest.mark.parametrize("below", ["", "抄送：省民政厅。\n", "一、补充说明。\n"])
def test_nothing_is_parted_where_no_notice_stands_below(below):
    assert not [path for path in paths(LETTER + below) if path.startswith("附件")]
