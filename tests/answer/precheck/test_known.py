"""What follows from what is told."""

import pytest

from bot.answer.precheck.known import IMPLIES, SHOWS, STAGES, conclude
from bot.language.facts import Interval
from bot.policy.variables import VARIABLES


@pytest.mark.parametrize(("told", "name", "value"), [
    ({"employee_pension": True}, "social_insurance", True),
    ({"social_insurance": False}, "employee_medical", False),
    ({"hukou_rural": True}, "rural_origin", True),
    ({"flexible_employment": True}, "employed", True),
    ({"unemployed": True}, "employed", False),
    ({"school_stage": "junior"}, "compulsory_schooling", True),
    ({"school_stage": "junior"}, "student", True),
    ({"residence_months": Interval(3, 5)}, "lives_here", True),
    ({"registered_poor": True}, "rural_origin", True),
])  # fmt: skip
def test_what_cannot_be_otherwise_is_concluded(told, name, value):
    assert conclude(told)[name] is value


@pytest.mark.parametrize(("told", "name"), [
    ({"hukou_rural": False}, "rural_origin"),
    ({"employed": False}, "unemployed"),
    ({"home_rented": True}, "legal_home"),
    ({"social_insurance": False}, "resident_medical"),
    ({"rural_origin": True}, "hukou_rural"),
    ({"medical_insurance": True}, "local_medical"),
    ({"employment_months": Interval(120, 120)}, "same_employer_months"),
])  # fmt: skip
def test_what_can_be_otherwise_is_not(told, name):
    assert name not in conclude(told)


def test_what_was_told_stays():
    assert conclude({"flexible_employment": True, "employed": False})["employed"] is False


def test_every_name_is_a_variable():
    names = {name for pair in IMPLIES for name in pair} | {name for first, second, _ in SHOWS for name in (first, second)}
    assert names | set(STAGES.values()) <= set(VARIABLES)
