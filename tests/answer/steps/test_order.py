"""Step `order` of an answer."""

from bot.answer.steps.applicable import find_applicable
from bot.answer.steps.matter import decide_matter
from bot.answer.steps.order import order_clauses
from bot.answer.steps.place import decide_place
from bot.policy.clause import KINDS

STEPS = [decide_matter, decide_place, find_applicable, order_clauses]


def test_what_answers_stands_before_what_mentions(run):
    work = run(STEPS, "hukou_registration", "320600")
    strengths = [item.found.annotation.strength for item in work.clauses]
    assert strengths == sorted(strengths) and {"direct", "weak"} == set(strengths)
    assert work.clauses[0].found.clause.path == "（四）"


def test_benefits_stand_before_duties_and_targets_of_the_same_strength(run):
    work = run(STEPS, "hukou_registration", "150200")
    ranks = [(item.found.annotation.strength, KINDS.index(item.found.annotation.kind)) for item in work.clauses]
    assert ranks == sorted(ranks)


def test_levels_of_the_basis_never_mix(run):
    work = run(STEPS, "pension", "510100")
    assert [item.level for item in work.basis] == ["national"] * len(work.basis)


def test_the_clause_that_says_the_part_asked_for_leads(tools, ask):
    plain, asked = (ask(tools, "hukou_registration", "150200", focus=focus) for focus in (None, "place"))
    assert asked.clauses[0].marks and {clause.id for clause in asked.clauses} == {clause.id for clause in plain.clauses}
    marked = [bool(clause.marks) for clause in asked.clauses if clause.strength == "direct"]
    assert marked == sorted(marked, reverse=True)
