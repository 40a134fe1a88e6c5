"""Levels side by side: the one that applies first, nothing lost, and what differs marked."""

from hypothesis import given
from hypothesis import strategies as st

from bot.desk.look_up.levels import SHOWN, columns, marked


def test_the_level_that_applies_stands_first_and_no_clause_is_lost(find, shared):
    (answer,) = find("包头低保").answers
    found = columns(answer, shared.answering.tools.gazetteer)
    assert [column.place for column in found] == ["内蒙古自治区包头市", "全国"] and [column.leads for column in found] == [True, False]
    cards = [card.clause.id for column in found for card in (*column.cards, *column.rest)]
    assert cards == [clause.id for clause in (*answer.clauses, *answer.basis)]
    assert all(len(column.cards) <= SHOWN for column in found)
    assert found[0].cards[0].source.endswith("二（一）3（1）") and "市民政局" in found[0].cards[0].bureaus


def test_an_answer_without_clauses_has_no_levels(find, shared):
    assert columns(find("公租房").answers[0], shared.answering.tools.gazetteer) == ()


def test_the_words_that_differ_are_marked():
    found = marked("居住一年以上的农牧民，可在居住地申请。", "居住半年以上的农民，可在居住地申请。")
    assert [one.text for one in found if one.kind == "other"] == ["一", "牧"]


def test_texts_with_nothing_in_common_are_not_marked():
    assert [one.kind for one in marked("确保同等享有权利。", "居住半年以上可以申请。")] == ["same"]
    assert [one.kind for one in marked("同样的话", None)] == ["same"]


@given(st.text("居住一年以上农牧民可申请，。1", max_size=60), st.text("居住半年以上农民可申请，。2", max_size=60))
def test_marking_loses_and_adds_nothing(text, beside):
    assert "".join(one.text for one in marked(text, beside)) == text
