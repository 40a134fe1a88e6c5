"""A stated fact."""

from dataclasses import FrozenInstanceError

import pytest

from bot.language.facts import read_facts
from bot.language.facts.fact import StatedFact
from bot.policy.variables import VARIABLES


def test_a_fact_is_the_askers_and_stated_unless_it_says_otherwise():
    fact = StatedFact("residence_permit", True, 1, 4, "居住证")
    assert (fact.subject, fact.assumed) == ("asker", False)


def test_a_fact_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        StatedFact("residence_permit", True, 1, 4, "居住证").value = False  # type: ignore[misc]


def test_a_fact_names_a_known_variable(today):
    for fact in read_facts("我52岁，外地农村户口，没签合同，社保交了两年，租房住，娃读初二，一个月四千块", today):
        assert fact.name in VARIABLES
