"""Finding words on sqlite."""

import pytest
from sqlalchemy import text

from bot.store.search.fulltext_sqlite import SqliteFinder
from tests.store.search.finding import *  # noqa: F403  # the tests that hold for either kind of database

pytestmark = pytest.mark.parametrize("new_url", ["sqlite"], indirect=True)


@pytest.fixture
def finder():
    return SqliteFinder()


def test_the_place_is_looked_up_in_the_index(shared):
    with shared.connect() as connection:
        plan = connection.execute(
            text('EXPLAIN QUERY PLAN SELECT rowid FROM search_words WHERE search_words MATCH \'"落户" AND "_r150200"\'')
        ).all()
    assert len(plan) == 1 and "VIRTUAL TABLE INDEX" in plan[0].detail
