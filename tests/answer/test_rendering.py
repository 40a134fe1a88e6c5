"""The answer as text."""

from dataclasses import replace

import pytest

from bot.answer.answer import Verdict
from bot.answer.rendering import SMS_LIMIT, TextRenderer, sms_parts
from bot.answer.unavailable import unavailable
from bot.answer.wording import CUT
from bot.policy.topics import TOPICS

NOTICE = "智能查询，条款为文件原文，以窗口答复为准。"


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


def test_a_pre_check_fits_a_text_message_and_can_be_read_aloud(renderer, tools, ask):
    answer = ask(tools, "subsistence_allowance", "150200")
    clause = answer.clauses[0]
    first, second, *rest = clause.conditions
    ended = Verdict(clause.id, "not_met", (first,), (second,), tuple(rest), None, "以窗口审核为准。", begins=True)
    asked = replace(answer, outcome="needs_fact", verdict=ended, ask="您满60周岁了吗？", next=("满了", "没满"))
    for form, other in (("sms", "text"), ("speech", "text")):
        question, end = renderer.render(asked, form), renderer.render(replace(answer, verdict=ended), form)
        assert "您满60周岁了吗？" in question and "满了" in question and end.endswith("以窗口审核为准。")
        assert second.requires in end and rest[-1].requires in end
        assert question != renderer.render(asked, other) and end != renderer.render(replace(answer, verdict=ended), other)
    assert len(renderer.render(asked, "sms")) <= SMS_LIMIT and len(renderer.render(replace(answer, verdict=ended), "sms")) <= SMS_LIMIT
    spoken = renderer.render(replace(answer, verdict=ended), "speech").replace(clause.quote, "")
    assert not set("「」《》〔〕（）—") & set(spoken) and "一二三四五" in spoken


@pytest.mark.parametrize(("form", "words"), [("text", NOTICE), ("speech", NOTICE), ("sms", "以窗口答复为准。")])
def test_the_notice_is_said_where_the_answer_carries_it_only(renderer, tools, ask, form, words):
    answer = ask(tools, "rental_subsidy", "150200")
    assert renderer.render(answer, form).endswith(words)
    assert not renderer.render(replace(answer, notice=None), form).endswith(words)


def test_more_shows_every_clause_that_it_is_given(renderer, tools, ask):
    answer = ask(tools, "hukou_registration", "320600")
    text = renderer.render_more(replace(answer, headline="还有这几条：", caveats=("后面还有 3 条。",)))
    assert text.startswith("还有这几条：") and text.endswith("后面还有 3 条。")
    assert all(f"「{clause.quote}」" in text for clause in (*answer.clauses, *answer.basis))


PLACES = ("150200", "150223", "510100", "320600", "330100")


@pytest.mark.parametrize("living", PLACES)
def test_a_text_message_keeps_to_its_length_whatever_is_asked_and_quotes_the_clause(renderer, tools, ask, living):
    for topic in TOPICS:
        answer = ask(tools, topic.key, living)
        text = renderer.render(answer, "sms")
        assert len(text) <= SMS_LIMIT or len(answer.headline) > SMS_LIMIT / 3, (topic.key, len(text))
        quotes = [line[1:-1].removesuffix(CUT) for line in text.splitlines() if line.startswith("「")]
        assert bool(quotes) == (answer.outcome == "answered")
        assert all(words and any(words in clause.text for clause in answer.clauses) for words in quotes)


def test_what_is_read_aloud_has_no_signs_and_spells_the_number(renderer, tools, ask):
    for topic, living in (("school_enrollment", "150200"), ("funeral_benefit", "150200"), ("pension", None)):
        answer = ask(tools, topic, living)
        text = renderer.render(answer, "speech")
        for clause in answer.clauses:
            text = text.replace(clause.quote, "")
        assert not set("「」《》〔〕（）—") & set(text) and "12345" not in text
        assert ("一二三四五" in text) == (living is not None)


def test_the_answer_comes_first_then_clause_bureau_next_step_and_source(renderer, tools, ask):
    lines = renderer.render(ask(tools, "school_enrollment", "150200")).splitlines()
    starts = [
        next(i for i, line in enumerate(lines) if line.startswith(sign))
        for sign in ("有规定", "「", "负责", "要办或要问", "——", "智能查询")
    ]
    assert starts == sorted(starts) and starts[0] == 0


def test_the_sentence_asked_for_stands_first(renderer, tools, ask):
    lines = renderer.render(ask(tools, "medical_insurance", "320600", focus="amount")).splitlines()
    assert lines[1].startswith("「对于居住证持有人选择参加居民医保的，个人按本地居民同等标准缴费")


def test_topics_to_choose_from_are_numbered(renderer, tools, ask):
    text = renderer.render(ask(tools, None, matter="unclear", options=("rental_subsidy", "public_rental_housing")))
    assert "1. 租赁补贴\n2. 公租房" in text


def test_the_second_of_two_answers_asks_nothing(renderer, tools, ask):
    text = renderer.render(ask(tools, "pension", asks="nothing"))
    assert "说一次就行" in text and "哪个城市" not in text


@pytest.mark.parametrize(("characters", "parts"), [(0, 1), (70, 1), (71, 2), (134, 2), (135, 3), (SMS_LIMIT, 4)])
def test_a_text_message_is_counted_in_parts(characters, parts):
    assert sms_parts("字" * characters) == parts
