"""The conditions of the five documents, checked in conversations: met, not met, open, and the questions that decide."""

import pytest

from bot.policy.topics import TOPICS
from bot.policy.variables import VARIABLES

BAOTOU, NANTONG, CHENGDU, WUHAN = "150200", "320600", "510100", "420100"
POOR = {"registered_poor", "subsistence_allowance", "destitute"}


def words(conditions):
    return [one.requires for one in conditions]


def test_low_income_allowance_at_the_place_of_residence(talk):
    answer, asked = talk("subsistence_allowance", BAOTOU).fill(
        {"hukou_local": "户口在包头市", "hukou_rural": "是农村户口", "residence_months": "三年了", "fixed_home": "有"}
    )
    assert answer.outcome == "answered" and answer.verdict.eligibility == "conditions_met"
    assert asked == ["hukou_local", "hukou_rural", "residence_months", "fixed_home"]
    assert answer.clauses[0].path == "二（一）3（1）" and answer.clauses[0].met == (True, True, True, True)
    assert answer.verdict.note == "以窗口审核为准。"


def test_one_that_is_not_met_ends_it_at_once(talk):
    answer, asked = talk("subsistence_allowance", BAOTOU).fill({"hukou_local": "在", "hukou_rural": "是", "residence_months": "才八个月"})
    assert asked == ["hukou_local", "hukou_rural", "residence_months"]
    assert answer.verdict.eligibility == "not_met" and words(answer.verdict.not_met) == ["在本市非户籍地居住一年以上"]
    assert words(answer.verdict.open) == ["有固定的住所"]


def test_a_place_of_hukou_that_the_conversation_knows_is_not_asked_for(talk):
    answer, asked = talk("subsistence_allowance", BAOTOU, hukou="150223").fill({})
    assert "hukou_local" not in asked and answer.clauses[0].met[0] is True
    answer, asked = talk("subsistence_allowance", BAOTOU, hukou="513400").fill({})
    assert not asked and words(answer.verdict.not_met) == ["我市户籍"]
    _, asked = talk("subsistence_allowance", BAOTOU, hukou="150000").fill({})
    assert asked[0] == "hukou_local"


def test_residence_permit_one_of_home_work_and_school_and_the_papers(talk):
    answer, asked = talk("residence_permit", BAOTOU).fill(
        {"hukou_local": "不在", "residence_months": "半年多", "legal_home": "没有", "stable_work": "有", "identity_card": "有"}
        | {"proof_of_address": "没有", "proof_of_work": "拿不出", "proof_of_schooling": "拿不出"}
    )
    assert answer.verdict.eligibility == "not_met"
    assert set(words(answer.verdict.not_met)) == {"居住地住址证明", "就业证明", "就读证明材料"}
    assert "continuous_schooling" not in asked, "one of the three is enough"


def test_residence_permit_all_met(talk):
    answer, asked = talk("residence_permit", BAOTOU).fill(
        {"hukou_local": "不在", "residence_months": "两年", "legal_home": "有", "proof_of_address": "能拿出", "identity_card": "有"}
    )
    assert answer.verdict.eligibility == "conditions_met" and len(asked) == 5


def test_pension_of_residents(talk):
    answer, _ = talk("pension", BAOTOU).fill(
        {
            "hukou_local": "在",
            "age": "45",
            "student": "不是",
            "civil_servant": "不是",
            "employee_pension": "没有",
            "labour_contract": "没签",
        }
    )
    assert answer.verdict.clause.endswith("二(二)4(1)") and answer.verdict.eligibility == "conditions_met"


def test_pension_of_residents_is_not_for_those_with_a_contract(talk):
    answer, _ = talk("pension", BAOTOU).fill(
        {
            "hukou_local": "在",
            "age": "50",
            "student": "不是",
            "civil_servant": "不是",
            "employee_pension": "没有",
            "labour_contract": "签了",
        }
    )
    assert words(answer.verdict.not_met) == ["不属于职工基本养老保险制度覆盖范围"]


def test_the_age_of_a_parent_is_checked_for_the_parent(talk):
    answer = talk("pension", BAOTOU).check(text="我妈65了，能领养老金不")
    assert answer.verdict.clause.endswith("二(二)4(2)") and answer.verdict.eligibility == "conditions_met"


def test_a_parent_is_asked_about_as_the_parent(talk):
    answer = talk("subsistence_allowance", BAOTOU).check(text="我妈65了，够条件不")
    assert answer.ask.startswith("您父母的户口在包头市吗")


def test_public_rental_housing_leaves_open_what_the_notice_does_not_say(talk):
    answer, asked = talk("public_rental_housing", BAOTOU).fill({"hukou_local": "在", "hukou_rural": "是"})
    assert asked == ["hukou_local", "hukou_rural"]
    assert answer.verdict.eligibility == "unknown" and words(answer.verdict.open) == ["住房困难农牧民"]


def test_free_settlement(talk):
    answer, asked = talk("hukou_registration", BAOTOU).fill({"lives_here": "在"})
    assert asked == ["lives_here"] and answer.verdict.eligibility == "conditions_met"


def test_settlement_in_nantong_by_a_home_or_by_work_with_insurance(talk):
    answer, asked = talk("hukou_registration", NANTONG).fill({"legal_home": "有"})
    assert answer.verdict.eligibility == "conditions_met" and asked[-1] == "legal_home"
    answer, asked = talk("hukou_registration", NANTONG).fill(
        {"legal_home": "没有", "stable_work": "有", "social_insurance": "没交", "lives_with_family": "不一起住", "home_rented": "不是租房"}
        | {"returned_home": "不是", "registered_poor": "不是"}
    )
    assert answer.verdict.eligibility == "not_met" and answer.verdict.not_met
    assert {one.eligibility for one in answer.clauses if one.path in ("（四）", "（五）", "（六）")} == {"not_met"}


def test_where_one_clause_is_out_the_next_is_gone_through(talk):
    one = talk("pension", BAOTOU)
    first = one.check()
    assert first.ask == "您满60周岁了吗？" and first.verdict.clause.endswith("4(2)")
    answer = one.say("45")
    assert answer.outcome == "needs_fact" and answer.verdict.clause.endswith("4(1)") and answer.headline.startswith("上一条")


def test_medical_insurance_of_a_flexible_worker(talk):
    answer = talk("medical_insurance", NANTONG).check("有居住证", text="我是灵活就业，能参加职工医保不")
    assert answer.verdict.eligibility == "conditions_met"
    assert "灵活就业的居住证持有人（以个人身份参加职工医保）" in words(answer.verdict.met)


def test_medical_insurance_without_a_permit_goes_on_to_the_other_ways(talk):
    answer = talk("medical_insurance", NANTONG).check("没有", text="我是灵活就业，能参加职工医保不")
    assert answer.outcome == "needs_fact" and answer.verdict.asked in ("rural_origin", "labour_contract")


def test_one_off_living_allowance_of_the_nation(talk):
    replies = {"registered_poor": "是", "same_employer_months": "两年", "employer_paid_unemployment": "缴过", "contract_expired": "是"}
    answer, asked = talk("unemployment_insurance", WUHAN).fill(replies)
    assert answer.clauses[0].level == "national" and answer.clauses[0].path == "（十）"
    assert answer.verdict.eligibility == "unknown", "whether the place is one without conditions is for the window"
    assert words(answer.verdict.open) == ["暂不具备条件的地区（当地没有把农民工按城镇职工纳入失业保险）"]
    assert len(answer.verdict.met) == 4 and "contract_ended" not in asked and "destitute" not in asked


def test_one_off_living_allowance_not_a_year_in_the_firm(talk):
    answer, _ = talk("unemployment_insurance", WUHAN).fill({"registered_poor": "是", "same_employer_months": "十个月"})
    assert words(answer.verdict.not_met) == ["连续工作满1年"]


def test_years_of_work_anywhere_are_not_years_in_one_firm(talk):
    one = talk("unemployment_insurance", WUHAN)
    one.say("我打工十年了", "give_fact")
    _, asked = one.fill({"registered_poor": "是"})
    assert "same_employer_months" in asked


def test_neither_of_the_groups_named_leaves_open_the_others(talk):
    """等: whom else the clause means is for the window."""
    one = talk("temporary_assistance", CHENGDU)
    answer, asked = one.say("我够不够条件", "check_eligibility"), []
    while answer.outcome == "needs_fact":
        asked.append(answer.verdict.asked)
        answer = one.say("都不是" if asked[-1] in POOR else "是")
    assert len(POOR & set(asked)) == 1, "都不是 answers for all three"
    assert answer.verdict.eligibility == "unknown" and words(answer.verdict.open) == ["进城农村贫困人口"]


def test_school_needs_the_permit(talk):
    answer, asked = talk("school_enrollment", BAOTOU).fill({"hukou_local": "不在", "residence_permit": "没得"})
    assert asked == ["hukou_local", "residence_permit"] and words(answer.verdict.not_met) == ["居住证（入学的主要依据）"]


@pytest.mark.parametrize("living", [BAOTOU, NANTONG, CHENGDU, WUHAN])
def test_every_topic_with_conditions_can_be_gone_through_in_every_way(talk, living):
    for one in TOPICS:
        for reply in ("是", "没有", "不知道"):
            answer, asked = talk(one.key, living, living).fill(dict.fromkeys(VARIABLES, reply))
            assert answer.outcome in ("answered", "no_clause")
            assert reply != "不知道" or answer.verdict is None or answer.verdict.eligibility != "conditions_met" or not asked
