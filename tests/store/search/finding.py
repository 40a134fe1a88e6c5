"""What holds for finding words on either kind of database; the test file of a finder imports these tests and gives its `finder`."""

import pytest
from sqlalchemy import text

from bot.store.search.fulltext import Term

__all__ = [
    "holding",
    "test_a_clause_bears_one_mark_of_each_group",
    "test_each_term_has_its_own_list",
    "test_no_more_than_asked_for",
    "test_signs_of_the_query_language_find_nothing_and_break_nothing",
]


def keys(engine, ids):
    with engine.connect() as connection:
        found = {row.id: row.key.replace("@1", "") for row in connection.execute(text("SELECT id, key FROM search_entries"))}
    return [found[one] for one in ids]


@pytest.fixture
def holding(shared, finder):
    def holding(*terms, marks=(), most=None):
        with shared.connect() as connection:
            lists = finder.holding(connection, [Term(words) for words in terms], marks, most)
        return [keys(shared, ids) for ids in lists]

    return holding


def test_each_term_has_its_own_list(holding):
    first, second = holding(("集体户",), ("辍学",), marks=[["_r150200"]])
    assert first == ["baotou-2024-47#二(二)1(3)"] and second == ["baotou-2024-47#二(一)2(2)"]


def test_a_clause_bears_one_mark_of_each_group(holding):
    (found,) = holding(("落户",), marks=[["_r320600", "_r150200"], ["_thukou_registration"]])
    assert found and {key.split("-")[0] for key in found} == {"nantong", "baotou"}
    assert holding(("落户",), marks=[["_r320600"], ["_r150200"]]) == [[]]


def test_no_more_than_asked_for(holding):
    (found,) = holding(("落户",), most=3)
    assert len(found) == 3


@pytest.mark.parametrize("word", ['"', "'", "\\", "公租房' | '落户", '公租房" OR "落户'])
def test_signs_of_the_query_language_find_nothing_and_break_nothing(holding, word):
    assert holding((word,), marks=[["_r150200"]]) == [[]]
