"""A number leads to its document, and to the clauses that name it."""

import pytest
from sqlalchemy import text

from bot.store.search.clause import Filters
from bot.store.search.fulltext import Term, finder_for
from bot.store.search.numbered import of_number
from bot.store.search.numbers import Number
from bot.store.search.ranking import in_order


@pytest.fixture
def numbered(shared):
    def numbered(number, *terms, **filters):
        with shared.connect() as connection:
            keys = {row.id: row.key.replace("@1", "") for row in connection.execute(text("SELECT id, key FROM search_entries"))}
            scores = of_number(connection, finder_for(shared.dialect.name), number, terms, Filters(**filters))
        return [keys[one] for one in in_order(scores)]

    return numbered


def test_the_document_comes_whole_and_in_order(numbered):
    found = numbered(Number(None, "2019", "522"))
    assert len(found) == 21 and found[:2] == ["sichuan-2019-522#(一)", "sichuan-2019-522#(二)"]


def test_clauses_with_the_other_words_go_first(numbered):
    assert numbered(Number(None, None, "522"), Term(("终身",)))[0] == "sichuan-2019-522#(二)"


def test_a_clause_that_names_the_number_is_found(numbered):
    assert numbered(Number("包府办发", "2023", "36")) == ["baotou-2024-47#二(一)1(2)"]


@pytest.mark.parametrize("number", [Number("包府办发", "2019", "522"), Number(None, "2018", "522"), Number(None, None, "5")])
def test_another_number_is_another_document(numbered, number):
    assert numbered(number) == []


def test_filters_hold_for_numbers_too(numbered):
    assert numbered(Number(None, "2019", "522"), regions=("150200", "150000", "000000")) == []
