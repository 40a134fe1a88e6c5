"""Finding words on postgres."""

import pytest
from sqlalchemy import text

from bot.store.search.fulltext import Term
from bot.store.search.fulltext_postgres import PostgresFinder

pytestmark = pytest.mark.parametrize("new_url", ["postgresql"], indirect=True)


def keys(engine, ids):
    with engine.connect() as connection:
        found = {row.id: row.key.replace("@1", "") for row in connection.execute(text("SELECT id, key FROM search_entries"))}
    return [found[one] for one in ids]


@pytest.fixture
def holding(shared):
    def holding(*terms, marks=(), most=None):
        with shared.connect() as connection:
            lists = PostgresFinder().holding(connection, [Term(words) for words in terms], marks, most)
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


def test_the_place_is_looked_up_in_the_index(shared):
    words = "array_to_tsvector(string_to_array(lexemes, ' '))"
    wanted = "'''落户'' & ''_r150200'''"
    query = f"EXPLAIN SELECT id FROM search_entries WHERE {words} @@ CAST({wanted} AS tsquery)"
    with shared.connect() as connection:
        connection.execute(text("SET LOCAL enable_seqscan = off"))  # so few rows are faster to read than to look up
        plan = "\n".join(connection.execute(text(query)).scalars())
    assert "ix_search_entries_words" in plan
