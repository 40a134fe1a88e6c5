"""Clauses and what they say to a topic."""

import pytest

from bot.policy.clause import KINDS, Annotation, clause_id


@pytest.mark.parametrize(
    ("document", "path", "identifier"),
    [
        ("baotou-2024-47", "二（一）1（1）", "baotou-2024-47#二(一)1(1)"),
        ("sichuan-2019-522", "（二十一）", "sichuan-2019-522#(二十一)"),
        ("national-100m-tasks", "36", "national-100m-tasks#36"),
    ],
)
def test_an_identifier_is_the_document_and_the_path_in_narrow_brackets(document, path, identifier):
    assert clause_id(document, path) == identifier


def test_two_paths_never_share_an_identifier():
    paths = ["一", "（一）", "1", "（1）", "一（一）", "一（一）1", "一（一）（1）", "①"]
    assert len({clause_id("d", path) for path in paths}) == len(paths)


def test_a_benefit_is_the_first_of_the_kinds():
    assert KINDS[0] == "benefit"
    assert set(KINDS) == {"benefit", "duty", "principle", "target", "organisation"}


def test_an_annotation_is_for_everyone_without_conditions_unless_it_says_so():
    annotation = Annotation("residence_permit", "可在居住地公安派出所申领居住证", "benefit", "direct")
    assert annotation.audience is None
    assert annotation.conditions == ()
