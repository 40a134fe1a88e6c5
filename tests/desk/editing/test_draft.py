"""A version beside its source: nothing of the source is lost, and what is quoted is marked where it stands."""

from types import SimpleNamespace

import pytest

from bot.desk.editing.draft import PAGE, page_of, remainder, rows
from bot.policy.citation import visible


@pytest.mark.parametrize("name", ["baotou-2024-47@1", "national-2019-280@1"])
def test_page_by_page_the_whole_source_is_shown(take, name):
    notice = take(name)
    found = [row for start in range(0, len(notice.clauses), PAGE) for row in rows(notice, {}, start)]
    text = "".join(row.before + "".join(piece.text for piece in row.pieces) for row in found) + remainder(notice)
    assert visible(text) == visible(notice.text)
    assert len(found) == len(notice.clauses)


def test_what_is_quoted_is_marked_where_it_stands(take):
    notice = take("baotou-2024-47@1")
    for row in rows(notice, {}, 0, 100):
        if row.annotations:
            marked = visible("".join(piece.text for piece in row.pieces if piece.mark == "said"))
            assert all(visible(one.quote) in visible(row.clause.text) for one in row.annotations)
            assert visible(row.annotations[0].quote) in marked


def test_a_proposal_is_marked_otherwise_and_what_is_said_goes_before_it(take):
    notice = take("baotou-2024-47@1")
    clause = next(one for one in notice.clauses if notice.annotations.get(one.path))
    words = clause.text[:8]
    proposal = SimpleNamespace(topics=[SimpleNamespace(quote=words), SimpleNamespace(quote="不在里面")])
    row = next(one for one in rows(notice, {clause.path: proposal}, 0, 100) if one.clause.path == clause.path)
    assert {piece.mark for piece in row.pieces} >= {"said"}
    bare = next(one for one in rows(SimpleNamespace(**{**vars(notice), "annotations": {}}), {clause.path: proposal}, 0, 100)
                if one.clause.path == clause.path)  # fmt: skip
    assert visible("".join(piece.text for piece in bare.pieces if piece.mark == "proposed")) == visible(words)


def test_a_clause_is_found_on_its_page(take):
    notice = take("baotou-2024-47@1")
    for page in range(-(-len(notice.clauses) // PAGE)):
        assert all(page_of(notice, row.clause.path) == page for row in rows(notice, {}, page * PAGE))
    assert page_of(notice, "没有") == 0
