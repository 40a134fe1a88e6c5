"""Step `proof` of an answer."""

from dataclasses import replace

import pytest

from bot.answer.steps.applicable import find_applicable
from bot.answer.steps.matter import decide_matter
from bot.answer.steps.place import decide_place
from bot.answer.steps.proof import prove
from bot.errors import ProofError
from bot.policy.citation import Span

STEPS = [decide_matter, decide_place, find_applicable]


@pytest.fixture
def work(run):
    return run(STEPS, "school_enrollment", "150200")


def spoil(work, **changes):
    item = work.clauses[0]
    item.found = replace(item.found, clause=replace(item.found.clause, **changes))


def test_what_stands_in_the_source_passes(work, tools):
    prove(work, tools)


def test_a_text_with_one_other_character_fails(work, tools):
    spoil(work, text=work.clauses[0].found.clause.text.replace("居住证", "居住登"))
    with pytest.raises(ProofError):
        prove(work, tools)


def test_a_span_moved_by_one_character_fails(work, tools):
    (start, end), *rest = work.clauses[0].found.clause.spans
    spoil(work, spans=(Span(start + 1, end), *rest))
    with pytest.raises(ProofError):
        prove(work, tools)


def test_a_clause_without_spans_fails(work, tools):
    spoil(work, spans=(), text="")
    with pytest.raises(ProofError):
        prove(work, tools)


def test_a_source_that_is_not_the_one_imported_fails(work, tools):
    item = work.basis[0]
    item.found = replace(item.found, document=replace(item.found.document, sha256="0" * 64))
    with pytest.raises(ProofError, match="校验和"):
        prove(work, tools)


def test_a_quote_that_does_not_stand_in_the_clause_fails(work, tools):
    item = work.clauses[0]
    item.found = replace(item.found, annotation=replace(item.found.annotation, quote="每人每月发一万元"))
    with pytest.raises(ProofError):
        prove(work, tools)


def test_a_mark_outside_of_the_text_fails(work, tools):
    work.clauses[0].marks = (Span(0, len(work.clauses[0].found.clause.text) + 1),)
    with pytest.raises(ProofError):
        prove(work, tools)
