"""Step `alternatives` of an answer."""

from bot.answer.steps.alternatives import rank_alternatives
from bot.answer.steps.matter import decide_matter
from bot.answer.steps.place import decide_place

STEPS = [decide_matter, decide_place, rank_alternatives]


def test_the_next_likeliest_topics_are_offered_in_order_without_the_one_answered(run):
    work = run(STEPS, "public_rental_housing", "150200", ranking=("public_rental_housing", "rental_subsidy", "housing_fund", "pension"))
    assert work.alternatives == [("rental_subsidy", "租赁补贴"), ("housing_fund", "住房公积金"), ("pension", "养老保险")]


def test_without_a_ranking_the_neighbours_of_the_topic_are_offered(run):
    work = run(STEPS, "pension", "150200")
    assert [key for key, _ in work.alternatives] == ["pension_transfer", "unemployment_insurance", "work_injury"]


def test_without_a_topic_common_ones_are_offered(run):
    assert len(run(STEPS, None, matter="unclear").alternatives) >= 2


def test_candidates_of_a_place_can_be_tapped(run):
    work = run(STEPS, "pension", candidates=("320106", "320302"))
    assert work.next == ["我在江苏省南京市鼓楼区", "我在江苏省徐州市鼓楼区", "说全国的"]


def test_topics_between_which_it_is_open_are_the_only_alternatives(tools, ask):
    answer = ask(tools, None, matter="unclear", options=("rental_subsidy", "public_rental_housing"))
    assert [key for key, _ in answer.alternatives] == list(answer.choices) == ["rental_subsidy", "public_rental_housing"]
    assert answer.next == ("租赁补贴", "公租房")


def test_follow_ups_that_the_clause_answers_may_be_tapped(tools, ask):
    assert ask(tools, "residence_permit", "150200").next[:3] == ("要什么条件？", "要什么材料？", "归哪个部门管？")
    assert ask(tools, "temporary_assistance", "150200").next[:3] == ("要什么条件？", "在哪里办？", "归哪个部门管？")
    assert "要什么条件？" not in ask(tools, "residence_permit", "150200", focus="conditions").next
