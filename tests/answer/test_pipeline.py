"""From a question to an answer, over the founding notices."""

import pytest

from bot.policy.citation import visible
from bot.policy.topics import TOPICS

PLACES = {"150200": "150200", "150223": "150200", "510100": "510000", "320600": "320600", "330100": "000000"}
FOUNDING = {"150200": ["150200", "150000", "000000"], "510100": ["510100", "510000", "000000"], "320600": ["320600", "320000", "000000"]}


def test_school_in_baotou(tools, ask):
    answer = ask(tools, "school_enrollment", "150200")
    assert answer.outcome == "answered"
    assert "非属地户籍随迁子女入学以“居住证”为主要依据" in answer.clauses[0].text
    assert answer.clauses[0].document.number == "包府办发〔2024〕47号"
    assert [one.bureau.name for one in answer.clauses[0].bureaus] == ["市教育局"]


def test_public_rental_housing_in_chengdu_is_led_by_the_province(tools, ask):
    answer = ask(tools, "public_rental_housing", "510100")
    lead = answer.clauses[0]
    assert (lead.level, lead.document.number, lead.path) == ("province", "川发改社会〔2019〕522号", "（十二）")
    assert [one.bureau.name for one in lead.bureaus] == ["住房城乡建设厅"]
    assert {clause.document.region_code for clause in (*answer.clauses, *answer.basis)} == {"510000", "000000"}


def test_a_county_is_answered_by_its_city(tools, ask):
    answer = ask(tools, "subsistence_allowance", "150223")
    assert "可在居住地申请最低生活保障" in answer.clauses[0].text
    assert answer.region.code == "150223"
    assert answer.clauses[0].bureaus[0].local.name == "达尔罕茂明安联合旗民政局"


def test_medical_transfer_in_hangzhou_is_national_and_says_so(tools, ask):
    answer = ask(tools, "medical_transfer", "330100")
    assert {clause.level for clause in answer.clauses} == {"national"} and not answer.basis
    assert "全国" in answer.headline
    assert "国家医保局" in {one.bureau.name for clause in answer.clauses for one in clause.bureaus}


def test_funeral_benefit_in_baotou_is_none_and_never_sichuans(tools, ask):
    answer = ask(tools, "funeral_benefit", "150200")
    assert answer.outcome == "no_clause" and not answer.clauses and not answer.basis
    assert "12345" in {contact.number for contact in answer.contacts}
    assert "本助手收录的文件中没有找到" in answer.headline and "不代表没有相关政策" in answer.headline


@pytest.mark.parametrize("topic", [topic.key for topic in TOPICS])
@pytest.mark.parametrize("living", PLACES)
def test_whatever_is_asked_every_text_is_a_span_and_of_the_own_chain(tools, gazetteer, ask, topic, living):
    answer = ask(tools, topic, living)
    chain = [region.code for region in gazetteer.chain(living)]
    assert answer.outcome in ("answered", "no_clause")
    assert len(answer.alternatives) >= 2 and topic not in {key for key, _ in answer.alternatives}
    for clause in (*answer.clauses, *answer.basis):
        source = tools.repository.source_text(clause.document.id)
        assert visible("".join(source[start:end] for start, end in clause.spans)) == visible(clause.text)
        assert clause.document.region_code in chain
        assert clause.text[slice(*clause.marks[0])] == clause.quote
    levels = [chain.index(clause.document.region_code) for clause in answer.basis]
    assert len({clause.document.region_code for clause in answer.clauses}) <= 1
    assert levels == sorted(levels) and all(level > chain.index(answer.clauses[0].document.region_code) for level in levels)


def test_an_earlier_day_is_answered_by_what_was_in_force_then(tools, ask, day):
    answer = ask(tools, "school_enrollment", "150200", as_of=day(2020, 1, 1))
    assert {clause.level for clause in answer.clauses} == {"national"}
    assert answer.as_of == day(2020, 1, 1)
