"""The answer as text."""

from dataclasses import replace

import pytest

from bot.answer.rendering import TextRenderer
from bot.answer.unavailable import unavailable


@pytest.fixture(scope="module")
def renderer():
    return TextRenderer.open()


def test_the_clause_stands_apart_with_its_source_and_bureau(renderer, tools, ask):
    lines = renderer.render(ask(tools, "school_enrollment", "150200")).splitlines()
    clause = next(line for line in lines if line.startswith("「"))
    assert "非属地户籍随迁子女入学以“居住证”为主要依据" in clause and clause.endswith("」")
    assert "——《推动农牧业转移人口市民化工作方案》 包府办发〔2024〕47号 二（一）2（1）" in lines
    assert "负责：市教育局（当地是包头市教育局）" in lines
    assert any("12345" in line for line in lines)


def test_a_body_that_no_entry_names_is_told_as_usual_only(renderer, tools, ask):
    assert "负责：市教育局（当地一般是昆都仑区教育局）" in renderer.render(ask(tools, "school_enrollment", "150203")).splitlines()
    assert "负责：文件没有写明，当地一般由南通市教育局办理" in renderer.render(ask(tools, "school_enrollment", "320600")).splitlines()


def test_no_text_has_a_blank_line(renderer, tools, ask):
    for topic, place in (("school_enrollment", "150200"), ("funeral_benefit", "150200"), ("pension", None)):
        assert "\n\n" not in renderer.render(ask(tools, topic, place))


def test_what_is_quoted_stands_in_the_clause(renderer, tools, ask):
    answer = ask(tools, "hukou_registration", "320600")
    text = renderer.render(answer)
    quoted = [line[1:-1] for line in text.splitlines() if line.startswith("「")]
    assert quoted and all(any(words in clause.text for clause in answer.clauses) for words in quoted)


def test_where_the_place_only_mentions_it_the_higher_clause_is_shown_too(renderer, tools, ask):
    answer = ask(tools, "subsistence_allowance", "320600")
    text = renderer.render(answer)
    assert answer.clauses[0].strength == "weak" and "上级文件写得具体些" in text
    assert next(clause for clause in answer.basis if clause.strength == "direct").quote in text
    assert "上级文件" not in renderer.render(ask(tools, "school_enrollment", "150200"))


def test_candidates_are_numbered(renderer, tools, ask):
    text = renderer.render(ask(tools, "pension", candidates=("320106", "320302")))
    assert "1. 江苏省南京市鼓楼区" in text and "2. 江苏省徐州市鼓楼区" in text


def test_none_offers_other_topics_and_a_number(renderer, tools, ask):
    text = renderer.render(ask(tools, "funeral_benefit", "150200"))
    assert "12345" in text and "特困供养与流浪救助" not in text.splitlines()[0]


def test_unavailable_tells_the_truth_and_a_number(renderer, tools):
    text = renderer.render(unavailable(tools.phrases))
    assert "查不到" in text and "12345" in text


def test_the_notice_is_said_where_the_answer_carries_it_only(renderer, tools, ask):
    answer = ask(tools, "school_enrollment", "150200")
    assert renderer.render(answer).endswith("智能查询，条款为文件原文，以窗口答复为准。")
    assert "智能查询" not in renderer.render(replace(answer, notice=None))


def test_more_shows_every_clause_that_it_is_given(renderer, tools, ask):
    answer = ask(tools, "hukou_registration", "320600")
    text = renderer.render_more(replace(answer, headline="还有这几条：", caveats=("后面还有 3 条。",)))
    assert text.startswith("还有这几条：") and text.endswith("后面还有 3 条。")
    assert all(f"「{clause.quote}」" in text for clause in (*answer.clauses, *answer.basis))
