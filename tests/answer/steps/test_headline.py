"""Step `headline` of an answer."""

import pytest


@pytest.mark.parametrize(
    ("topic", "living", "words"),
    [
        ("school_enrollment", "150200", "内蒙古自治区包头市关于随迁子女入学的规定"),
        ("school_enrollment", "150223", "没有收录内蒙古自治区包头市达尔罕茂明安联合旗自己的文件，内蒙古自治区包头市关于"),
        ("public_rental_housing", "510100", "没有收录四川省成都市自己的文件，四川省关于公租房"),
        ("medical_transfer", "330100", "没有收录浙江省杭州市自己的文件。以下是全国的规定"),
        ("medical_transfer", "000000", "国家关于医保转移与异地就医的规定"),
        ("funeral_benefit", "150200", "没有找到内蒙古自治区包头市关于惠民殡葬的条款，不代表没有相关政策"),
        ("residence_permit", "320600", "江苏省南通市的文件里提到了居住证，但没有写明怎么办"),
    ],
)
def test_the_first_sentence_says_whose_rule_it_is_or_that_there_is_none(tools, ask, topic, living, words):
    assert words in ask(tools, topic, living).headline


def test_a_noted_place_is_said_back(tools, ask):
    assert ask(tools, None, "320600", matter="unclear").headline == "记下了：江苏省南通市。您想问什么事？"
    assert ask(tools, None, "320600", matter="unclear", said=True).headline == "记下了：江苏省南通市。您问的事没听明白，请换个说法。"


def test_what_is_out_of_scope_says_what_can_be_asked(tools, ask):
    assert "孩子上学" in ask(tools, None, matter="out_of_scope").headline


def test_an_ambiguous_place_is_named(tools, ask):
    assert "鼓楼区" in ask(tools, "pension", candidates=("320106", "320302")).headline


def test_topics_to_choose_from_are_named(tools, ask):
    options = ("pension", "medical_insurance", "pension_transfer")
    answer = ask(tools, None, matter="unclear", options=options)
    assert answer.headline == "您问的是“养老保险”、“基本医疗保险”还是“养老保险转移接续”？" and answer.ask


def test_a_part_without_a_matter_asks_what_about(tools, ask):
    assert ask(tools, None, matter="unclear", focus="materials").headline == "您问的是哪件事的材料？"


def test_a_rule_for_some_says_for_whom(tools, ask):
    assert "适用于“非属地户籍随迁子女”" in ask(tools, "school_enrollment", "150200").headline
    assert "适用于" not in ask(tools, "hukou_registration", "150200").headline
