"""A result as the page shows it."""

from hypothesis import given
from hypothesis import strategies as st

from bot.desk.look_up.shown import outcome_of, show, stretches
from bot.policy.citation import Span


def shown(result, shared):
    from bot.desk.look_up.checklist import Checklists

    tools = shared.answering.tools
    return show(result, tools.gazetteer, Checklists(tools.phrases, tools.gazetteer))


def test_the_status_says_what_came_out(find, shared):
    found = find("包头公租房")
    assert shown(found, shared).status.startswith("内蒙古自治区包头市 · 公租房；另找到")
    assert outcome_of(found) == "内蒙古自治区包头市 · 公租房"
    assert outcome_of(find("包府办发〔2024〕47号")) == "8 条"
    assert "要知道地方" in shown(find("公租房"), shared).status


def test_the_text_to_copy_is_the_answer_with_its_source(find, shared):
    (answer,) = shown(find("包头公租房"), shared).answers
    assert "「" in answer.text and "——《推动农牧业转移人口市民化工作方案》 包府办发〔2024〕47号" in answer.text


def test_a_clause_stands_there_once(find, shared):
    found = shown(find("包头公租房"), shared)
    above = {clause.id for one in found.answers for clause in (*one.answer.clauses, *one.answer.basis)}
    assert above and above.isdisjoint(one.hit.clause.clause_id for one in found.hits)


def test_each_clause_with_conditions_has_a_checklist_of_its_own(find, shared):
    (answer,) = shown(find("包头低保"), shared).answers
    clauses = (*answer.answer.clauses, *answer.answer.basis)
    assert [bool(answer.checklist(clause)) for clause in clauses] == [bool(clause.conditions) for clause in clauses]
    assert len({one.anchor for one in answer.checked}) == len(answer.checked)
    assert "全国工作" not in str(answer.checked)


@given(st.text(max_size=30), st.lists(st.integers(0, 30), max_size=6))
def test_marking_found_words_loses_nothing(text, places):
    ends = sorted({min(one, len(text)) for one in places})
    spans = [Span(start, end) for start, end in zip(ends[::2], ends[1::2], strict=False)]
    found = stretches(text, spans)
    assert "".join(piece for piece, _ in found) == text
    assert [piece for piece, is_marked in found if is_marked] == [text[start:end] for start, end in spans]
