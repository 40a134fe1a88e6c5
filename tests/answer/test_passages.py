"""The sentences of a clause that answer the part asked for."""

import pytest

from bot.answer.passages import passages, sentences
from bot.policy.clause import Annotation
from bot.policy.condition import Condition

TEXT = (
    "申请临时救助的，持身份证到户籍所在地街道办事处申请。一次性救助金额不超过5000元。街道办事处应当在10个工作日内办结。"
    "申请人应当在遭遇困难之日起30日内提出申请。根据《社会救助暂行办法》，进一步规范申请条件、标准和流程。（市民政局负责）"
)


def of(text, focus, topic="temporary_assistance", quote=None, kind="benefit", conditions=()):
    annotation = Annotation(topic, quote or text, kind, "direct", conditions=conditions)
    return [text[start:end] for start, end in passages(text, annotation, focus)]


@pytest.mark.parametrize(
    ("focus", "begins"),
    [
        ("materials", "申请临时救助的，持身份证"),
        ("place", "申请临时救助的，持身份证"),
        ("amount", "一次性救助金额"),
        ("duration", "街道办事处应当"),
        ("deadline", "申请人应当"),
        ("basis", "根据《社会救助暂行办法》"),
        ("bureau", "（市民政局负责）"),
    ],
)
def test_each_part_is_in_its_own_sentence(focus, begins):
    found = of(TEXT, focus)
    assert len(found) == 1 and found[0].startswith(begins)


def test_what_only_announces_a_rule_says_nothing_of_it():
    announced = "完善最低生活保障工作制度，进一步规范申请条件、标准、流程和管理要求，简化办事手续。"
    assert not any(of(announced, focus) for focus in ("materials", "conditions", "amount", "place", "deadline", "duration"))


def test_a_figure_of_a_target_is_the_governments_own():
    target = "到2020年，全国户籍人口城镇化率提高到45%。"
    assert of(target, "amount") and not of(target, "amount", kind="target")


def test_what_reviewers_have_noted_goes_first():
    text = "凡具有我市户籍的农牧民，可申请。年满16周岁的学生除外。"
    noted = (Condition("hukou", "我市户籍", "具有我市户籍的农牧民"),)
    assert of(text, "conditions", conditions=noted) == ["凡具有我市户籍的农牧民，可申请。"]


def test_only_the_words_of_the_topic_are_marked():
    text = "低保免费。公租房减免租金，租赁补贴全额发放。"
    assert of(text, "amount", quote="租赁补贴全额发放。") == ["租赁补贴全额发放。"]


def test_the_paper_that_is_applied_for_is_none_to_bring():
    text = "推进居住证制度，确保未落户人口全部持有居住证。"
    assert not of(text, "materials", topic="residence_permit")
    assert of("凭居住证入学。", "materials", topic="school_enrollment")


def test_sentences_are_the_whole_text():
    assert "".join(TEXT[start:end] for start, end in sentences(TEXT)) == TEXT
