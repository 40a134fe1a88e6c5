"""Step `applicable` of an answer."""

from bot.answer.steps.applicable import find_applicable
from bot.answer.steps.matter import decide_matter
from bot.answer.steps.place import decide_place

STEPS = [decide_matter, decide_place, find_applicable]


def test_the_most_local_level_leads_and_the_higher_ones_are_the_basis(run):
    work = run(STEPS, "public_rental_housing", "510100")
    assert {item.level for item in work.clauses} == {"province"}
    assert {item.level for item in work.basis} == {"national"}


def test_a_level_with_a_mere_mention_still_leads(run):
    work = run(STEPS, "residence_permit", "320600")
    assert {item.level for item in work.clauses} == {"city"}


def test_nothing_at_any_level_is_no_clause(run):
    work = run(STEPS, "funeral_benefit", "320600")
    assert work.outcome == "no_clause" and not work.clauses and not work.basis


def test_an_unknown_place_finds_nothing(run):
    work = run(STEPS, "public_rental_housing")
    assert work.outcome == "needs_region" and not work.clauses
