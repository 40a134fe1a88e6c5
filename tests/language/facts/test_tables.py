"""The tables of words."""

import re

from bot.language.facts.tables import phrases, terms
from bot.policy.variables import INSURANCES, VARIABLES


def test_every_row_speaks_of_a_known_yes_or_no():
    for row in (*phrases(), *terms()):
        assert VARIABLES[row.name].unit == "yes_no", row.name


def test_no_name_of_a_word_is_left_in_a_pattern():
    for pattern in [one.said.pattern for one in phrases()] + [one.called for one in terms()]:
        assert re.search(r"(?<!\?)<[a-z_]+>", pattern) is None


def test_insurances_are_what_is_paid():
    assert {term.name for term in terms() if term.insurance} == set(INSURANCES)


def test_a_term_goes_by_its_name_once():
    assert len({term.name for term in terms()}) == len(terms())
