"""Finding words on postgres."""

import pytest
from sqlalchemy import text

from bot.store.search.fulltext_postgres import PostgresFinder
from tests.store.search.finding import *  # noqa: F403  # the tests that hold for either kind of database

pytestmark = pytest.mark.parametrize("new_url", ["postgresql"], indirect=True)


@pytest.fixture
def finder():
    return PostgresFinder()


def test_the_place_is_looked_up_in_the_index(shared):
    words = "array_to_tsvector(string_to_array(lexemes, ' '))"
    wanted = "'''落户'' & ''_r150200'''"
    query = f"EXPLAIN SELECT id FROM search_entries WHERE {words} @@ CAST({wanted} AS tsquery)"
    with shared.connect() as connection:
        connection.execute(text("SET LOCAL enable_seqscan = off"))  # so few rows are faster to read than to look up
        plan = "\n".join(connection.execute(text(query)).scalars())
    assert "ix_search_entries_words" in plan
