"""The answer as text."""

from dataclasses import replace

import pytest

from bot.answer.answer import Verdict
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


def test_a_question_of_a_pre_check_and_its_end_have_shapes_of_their_own(renderer, tools, ask):
    answer = ask(tools, "subsistence_allowance", "150200")
    clause = answer.clauses[0]
    first, second, *rest = clause.conditions
    verdict = Verdict(clause.id, "not_met", (first,), (second,), tuple(rest), "age", "以窗口审核为准。", begins=True)
    asked = renderer.render(replace(answer, outcome="needs_fact", verdict=verdict, ask="您满60周岁了吗？", next=("满了", "没满")))
    assert f"「{clause.quote}」" in asked and asked.endswith("您满60周岁了吗？\n可以回答：满了、没满")
    assert "「" not in renderer.render(
        replace(answer, outcome="needs_fact", verdict=replace(verdict, begins=False), ask="？", next=("满了",))
    )
    lines = renderer.render(replace(answer, verdict=replace(verdict, asked=None))).splitlines()
    assert "符合：我市户籍（原文“具有我市户籍的农牧民”）" in lines and any(line.startswith("不符合：农牧民") for line in lines)
    assert "没有定：有固定的住所" in lines and lines[-1] == "以窗口审核为准。"
