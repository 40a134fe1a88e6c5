"""Full text ranks alike on both databases."""

from datetime import date

import pytest
from sqlalchemy import text

from bot.store.search import fulltext as module
from bot.store.search.clause import Filters
from bot.store.search.fulltext import Term, finder_for, marks_of, rank

BAOTOU = ("150200", "150000", "000000")


@pytest.fixture
def ranked(shared):
    def ranked(*terms, filters):
        with shared.connect() as connection:
            keys = {row.id: row.key.replace("@1", "") for row in connection.execute(text("SELECT id, key FROM search_entries"))}
            return [keys[one] for one, _ in rank(connection, finder_for(shared.dialect.name), terms, filters, 100)]

    return ranked


def test_both_databases_give_this_order(ranked):
    found = ranked(Term(("公租房",)), Term(("补贴",)), filters=Filters(regions=BAOTOU))
    assert found[:3] == ["baotou-2024-47#二(一)1(2)", "national-2019-280#(十二)", "baotou-2024-47#二(一)1(1)"]


def test_a_rare_word_weighs_more_than_a_common_one(ranked):
    assert ranked(Term(("城镇",)), Term(("集体户",)), filters=Filters(regions=BAOTOU))[0] == "baotou-2024-47#二(二)1(3)"


def test_a_term_is_met_by_any_of_its_words(ranked):
    either = ranked(Term(("公租房", "公积金")), filters=Filters(regions=("150200",)))
    assert {"baotou-2024-47#二(一)1(1)", "baotou-2024-47#二(一)1(3)"} <= set(either)


@pytest.mark.parametrize(
    "filters",
    [
        Filters(regions=()),
        Filters(regions=("150100",)),
        Filters(regions=BAOTOU, topic="student_hukou"),
        Filters(regions=("150200",), as_of=date(2020, 1, 1)),
        Filters(regions=BAOTOU, statuses=("withdrawn",)),
    ],
)
def test_a_filter_that_matches_nothing_finds_nothing(ranked, filters):
    assert ranked(Term(("公租房",)), filters=filters) == []


def test_no_words_find_nothing(ranked):
    assert ranked(filters=Filters()) == []


def test_only_what_narrows_becomes_a_mark():
    assert marks_of(Filters(statuses=())) == []
    assert marks_of(Filters(regions=("150200", "000000"), topic="pension")) == [["_r150200", "_r000000"], ["_tpension"]]
    assert marks_of(Filters(statuses=("withdrawn", "expired"))) == [["_sexpired", "_swithdrawn"]]


def test_without_a_place_a_clause_with_all_words_is_found_however_many_hold_one_of_them(ranked, monkeypatch):
    monkeypatch.setattr(module, "MOST", 1)
    found = ranked(Term(("落户",)), Term(("集体",)), Term(("地址",)), filters=Filters())
    assert found[0] == "baotou-2024-47#二(二)1(3)"
