"""A clause is found by its id, and nothing else is."""

import pytest

from bot.store.clause_reader import ClauseReader


def test_every_clause_of_the_answers_is_found_again(answering, notices):
    reader = ClauseReader(answering.tools.repository)
    assert len(notices) >= 5
    for notice in notices:
        for clause in notice.clauses[:10]:
            document, found = reader.read(clause.id)
            assert (document.id, found.text) == (notice.document.id, clause.text)


@pytest.mark.parametrize("unknown", ["", "#", "baotou-2024-47", "baotou-2024-47#", "nowhere#1", "baotou-2024-47#二(一)1(1)x"])
def test_what_is_not_published_is_not_found(answering, unknown):
    assert ClauseReader(answering.tools.repository).read(unknown) is None
