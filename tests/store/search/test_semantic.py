"""Ranking by meaning stays within the chain."""

from datetime import date

import pytest
from sqlalchemy import text

from bot.store.search.clause import Filters
from bot.store.search.semantic import SemanticRanking, sureness

BAOTOU = ("150200", "150000", "000000")


@pytest.fixture
def rank(shared, encoder):
    ranking = SemanticRanking(encoder)

    def rank(query, filters, found=()):
        with shared.connect() as connection:
            keys = {row.id: row.key.replace("@1", "") for row in connection.execute(text("SELECT id, key FROM search_entries"))}
            ids = [one for one, key in keys.items() if key in found]
            return [(keys[one], likeness) for one, likeness in ranking.rank(connection, query, filters, ids, 50)]

    return rank


def test_words_that_no_clause_holds_find_the_clause_that_means_them(rank):
    assert rank("没钱看病", Filters(regions=("510000", "000000")))[0][0] == "sichuan-2019-522#(六)"


def test_only_clauses_of_the_chain_are_ranked(rank):
    found = rank("落户", Filters(regions=BAOTOU))
    assert found and {key.split("-")[0] for key, _ in found} <= {"baotou", "national"}


def test_without_a_place_only_what_the_full_text_found_is_ranked(rank):
    assert [key for key, _ in rank("落户", Filters(), ["baotou-2024-47#二(二)1(1)"])] == ["baotou-2024-47#二(二)1(1)"]
    assert rank("落户", Filters()) == []


def test_what_has_nothing_to_do_with_it_is_left_out(rank):
    assert rank("外星人入侵地球", Filters(regions=BAOTOU)) == []


@pytest.mark.parametrize(
    "filters",
    [
        Filters(regions=()),
        Filters(regions=("150200",), topic="student_hukou"),
        Filters(regions=("150200",), as_of=date(2020, 1, 1)),
        Filters(regions=("150200",), statuses=("expired",)),
    ],
)
def test_filters_hold_here_too(rank, filters):
    assert rank("公租房", filters) == []


def test_what_is_remembered_of_a_place_ends_with_its_stamp(bare, words, encoder):
    from bot.store.search.embedding import Embedding
    from bot.store.search.index import SearchIndex

    index, ranking = SearchIndex(bare, words), SemanticRanking(encoder, memory=1)
    index.refresh()

    def ids():
        with bare.connect() as connection:
            return {one for one, _ in ranking.rank(connection, "公租房", Filters(regions=BAOTOU), [], 100)}

    assert ids() == set()
    Embedding(bare, encoder).run()
    before = ids()
    with bare.begin() as connection:
        index.write(connection, ["baotou-2024-47"])
    assert before and ids() and before != ids()


def test_a_list_that_is_near_to_nothing_weighs_nothing():
    assert sureness([]) == sureness([(1, 0.05)]) == 0
    assert 0 < sureness([(1, 0.25)]) < sureness([(1, 0.45)]) == 1
