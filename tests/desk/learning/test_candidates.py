"""Clauses in which an annotation may be missing: of the editor's place and of nowhere else."""

from datetime import date

import pytest

from bot.desk.editing.steps import scope_of
from bot.desk.learning.candidates import MOST, candidates

DAY = date(2026, 11, 22)


@pytest.fixture
def found(own, staff):
    """Where the candidates for a question stand, as an editor sees them."""

    def found(name, words="租不起房子能申请公租房吗", topic="public_rental_housing", region=""):
        return candidates(own.parts, scope_of(own, staff.accounts.get(name)), words, topic, region, DAY)

    return found


def test_the_nearest_of_the_own_place_come_first_with_what_they_serve(found):
    nearest = found("ying")
    assert {one.document.id for one in nearest} == {"baotou-2024-47"} and 0 < len(nearest) <= MOST
    assert "公租房" in nearest[0].topics and "公租房" in nearest[0].clause.text


def test_where_the_asker_is_known_only_that_chain_counts(found):
    assert {one.document.region_code for one in found("admin", region="320600")} == {"320600", "000000"}
    assert found("ying", region="320600") == []
    assert {one.document.id for one in found("ying", region="150202")} == {"baotou-2024-47"}


def test_a_question_about_elsewhere_is_looked_up_by_its_topic(found):
    assert {one.document.id for one in found("ying", "南通的公租房")} == {"baotou-2024-47"}
    assert found("ying", "南通的公租房", topic="") == []


def test_an_editor_of_no_place_gets_none(found):
    assert found("kong") == []
