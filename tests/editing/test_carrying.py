"""What editors said goes over to the next version, where the clauses did not change."""

from dataclasses import replace

import pytest

from bot.editing.carrying import carry_over
from bot.editing.drafting import draft_notice
from bot.policy.clause import Annotation

SAID = (Annotation("public_rental_housing", "可以申请公租房", "benefit", "direct"),)


@pytest.fixture
def old(write_file):
    notice = draft_notice(write_file(), "town-1", "150200")
    document = replace(notice.document, issuers=("镇政府",), notes="看过", title="公租房的通知")
    said = {"一（一）": SAID, "一（二）": SAID, "二（一）": ()}
    return replace(notice, document=document, kinds={"一（一）": "benefit", "二（一）": "duty"}, annotations=said)


def test_unchanged_clauses_keep_what_was_said(old, write_file):
    new = carry_over(old, draft_notice(write_file("b.txt", rent="450"), "town-1", "150200"))
    assert new.annotations == {"一（二）": SAID} and new.kinds == {"二（一）": "duty"}


def test_a_clause_that_moved_keeps_it_too(old, write_file):
    moved = draft_notice(write_file("b.txt"), "town-1")
    clauses = tuple(replace(clause, path=f"三{clause.path}") for clause in moved.clauses)
    assert set(carry_over(old, replace(moved, clauses=clauses)).annotations) == {"三一（一）", "三一（二）"}


def test_where_one_text_stands_twice_nothing_is_guessed(old, write_file):
    twice = replace(old, clauses=(*old.clauses, replace(old.clauses[0], path="四")))
    moved = replace(draft_notice(write_file("b.txt"), "town-1"), clauses=(replace(old.clauses[0], path="五"),))
    assert carry_over(twice, moved).annotations == {}


def test_lasting_facts_go_over_unless_the_file_says_them(old, write_file):
    document = carry_over(old, draft_notice(write_file("b.txt", rent="450"), "town-1")).document
    assert (document.issuers, document.region_code) == (("镇政府",), "150200")
    assert (document.title, document.notes) == ("关于公租房的通知", None)
