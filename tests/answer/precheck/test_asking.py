"""What is asked next."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answer.precheck.asking import answers_to, next_literal
from bot.answer.precheck.known import conclude
from bot.answer.precheck.logic import eligibility, holds
from bot.answer.precheck.requirement import Literal, variables_of
from bot.policy.condition import Condition


def condition(*names, op="in", any_of=None):
    return Condition("status", "要求", "原文", op, names, any_of)


def test_nothing_is_asked_once_the_clause_is_decided():
    conditions = (condition("disabled"), condition("orphan"))
    assert next_literal(conditions, {"disabled": False}) is None
    assert next_literal(conditions, {"disabled": True, "orphan": True}) is None


def test_what_the_window_judges_is_not_asked():
    assert next_literal((condition("window"),), {}) is None


def test_what_can_decide_nothing_any_more_is_not_asked():
    route = (condition("disabled", any_of="甲"), condition("veteran", any_of="甲"))
    assert next_literal((*route, condition("window")), {"disabled": True}) is None


def test_behind_a_window_only_a_no_can_still_decide():
    assert str(next_literal((condition("disabled", "window", op="all"),), {})) == "disabled"
    one_of = (condition("window", any_of="甲"), condition("disabled", "window", op="all", any_of="甲"))
    assert next_literal(one_of, {}) is None


def test_the_fact_that_settles_most_comes_first():
    conditions = (condition("veteran"), condition("disabled"), condition("disabled", "orphan"))
    assert next_literal(conditions, {}).name == "disabled"


def test_what_is_to_be_asked_last_waits_for_all_others():
    conditions = (condition("veteran"), condition("disabled"), condition("disabled", "orphan"))
    assert next_literal(conditions, {}, last=lambda name: name == "disabled").name == "veteran"
    assert next_literal(conditions, {"veteran": True, "orphan": False}, last=lambda name: name == "disabled").name == "disabled"


def test_a_fact_from_which_another_follows_is_asked_where_that_one_is_not_known():
    conditions = (condition("registered_poor|window", "rural_origin", op="all"),)
    assert next_literal(conditions, {}, ("rural_origin",)).name == "registered_poor"


def test_what_the_citizen_cannot_tell_is_not_asked_again():
    conditions = (condition("disabled"), condition("veteran"))
    first = next_literal(conditions, {})
    second = next_literal(conditions, {}, (first.name,))
    assert {first.name, second.name} == {"disabled", "veteran"}
    assert next_literal(conditions, {}, ("disabled", "veteran")) is None


def test_the_alternative_that_the_message_spoke_of_is_asked_for(conditions_of):
    conditions = conditions_of("nantong-2020-settlement", "（十一）", "medical_insurance")
    asked = next_literal(conditions, {"flexible_employment": True}, (), ("flexible_employment",))
    assert asked.name == "residence_permit"
    assert next_literal(conditions, {}, (), ("labour_contract",)).name in ("rural_origin", "labour_contract")


def test_an_alternative_that_is_out_leaves_the_others(conditions_of):
    conditions = conditions_of("nantong-2020-settlement", "（十一）", "medical_insurance")
    asked = next_literal(conditions, {"flexible_employment": False}, (), ("flexible_employment",))
    assert asked is not None and asked.name != "flexible_employment"


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_asking_ends_and_never_says_yes_while_anything_is_open(all_conditions, data):
    """Whatever is answered, declined or left: each variable is asked once, and the end is what the facts alone give."""
    conditions = data.draw(st.sampled_from(all_conditions))
    facts, declined, asked = {}, [], []
    while (literal := next_literal(conditions, facts, declined)) is not None:
        assert literal.name not in asked
        asked.append(literal.name)
        answer = data.draw(st.sampled_from(["yes", "no", "unknown"]))
        if answer == "unknown":
            declined.append(literal.name)
        else:
            facts[literal.name] = answers_to(literal)[answer == "no"]
            assert holds(literal, facts) is (answer == "yes")
    assert set(asked) <= {name for one in conditions for name in variables_of(one)}
    if declined and eligibility(conditions, conclude(facts)) == "conditions_met":
        assert eligibility(conditions, conclude({name: value for name, value in facts.items() if name not in declined})) == "conditions_met"


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_where_nobody_declines_only_the_window_is_left_open(all_conditions, data):
    conditions = data.draw(st.sampled_from(all_conditions))
    facts = {}
    while (literal := next_literal(conditions, facts)) is not None:
        facts[literal.name] = answers_to(literal)[0]
    if eligibility(conditions, conclude(facts)) == "unknown":
        assert any("window" in str(one.value) for one in conditions)


def test_the_two_answers_of_a_limit_lie_on_its_two_sides():
    for written in ("age>=60", "age<=45", "disabled", "!student"):
        literal = Literal.parse(written)
        yes, no = answers_to(literal)
        assert holds(literal, {literal.name: yes}) is True and holds(literal, {literal.name: no}) is False
