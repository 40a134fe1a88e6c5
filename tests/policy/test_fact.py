"""Facts of a document."""

from typing import get_args

from bot.policy.citation import Span
from bot.policy.fact import FACT_NAMES, Fact, FactName


def test_the_names_are_those_of_the_type():
    assert get_args(FactName) == FACT_NAMES
    assert len(set(FACT_NAMES)) == len(FACT_NAMES)


def test_a_fact_needs_no_second_span():
    assert Fact("title", "落户条例", Span(0, 4)).basis is None
