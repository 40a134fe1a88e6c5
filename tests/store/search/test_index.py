"""The index is in step with the store."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from bot.store.search.index import SearchIndex
from bot.store.writer import write_notice


@pytest.fixture
def index(bare, words):
    return SearchIndex(bare, words)


def rows(engine, query):
    with engine.connect() as connection:
        return connection.execute(text(query)).all()


def test_every_clause_is_taken_in_once(bare, index):
    assert index.missing() == 5
    assert index.refresh() == 130
    assert index.missing() == 0 and index.refresh() == 0
    assert rows(bare, "SELECT count(*) FROM search_entries") == [(130,)]


def test_a_document_written_anew_is_missing_until_it_is_taken_in_again(bare, index, notices):
    index.refresh()
    old = next(notice for notice in notices if notice.document.id == "baotou-2024-47")
    with bare.begin() as connection:
        write_notice(connection, replace(old, clauses=old.clauses[:1], annotations={}))
    assert index.missing() == 1
    assert index.refresh() == 1
    assert rows(bare, "SELECT key FROM search_entries WHERE region_code = '150200'") == [("baotou-2024-47#一",)]


def test_what_is_taken_in_belongs_to_the_callers_transaction(bare, index):
    with pytest.raises(RuntimeError), bare.begin() as connection:
        index.write(connection, ["baotou-2024-47"])
        raise RuntimeError
    assert index.missing() == 5


def test_taking_a_document_in_twice_leaves_one_of_each(bare, index):
    for _ in range(2):
        with bare.begin() as connection:
            assert index.write(connection, ["baotou-2024-47"]) == 31
    assert rows(bare, "SELECT count(*) FROM search_entries") == [(31,)]


def test_the_stamp_of_a_place_changes_with_its_clauses(bare, index):
    index.refresh()
    (before,) = rows(bare, "SELECT stamp, clauses FROM search_regions WHERE region_code = '150200'")
    with bare.begin() as connection:
        index.write(connection, ["baotou-2024-47"])
    (after,) = rows(bare, "SELECT stamp, clauses FROM search_regions WHERE region_code = '150200'")
    assert after.stamp > before.stamp and after.clauses == before.clauses == 31


def test_a_document_that_is_gone_leaves_nothing(bare, index):
    index.refresh()
    with bare.begin() as connection:
        connection.execute(text("DELETE FROM documents WHERE id = 'sichuan-2019-522'"))
        assert index.write(connection, ["sichuan-2019-522"]) == 0
    assert rows(bare, "SELECT count(*) FROM search_entries WHERE region_code = '510000'") == [(0,)]


def test_the_words_of_clauses_are_known_by_their_sound(bare, index):
    index.refresh()
    assert ("辍学", "chuoxue", "cx") in rows(bare, "SELECT term, sound, initials FROM search_terms WHERE term = '辍学'")


def test_progress_is_told(index):
    told = []
    index.refresh(lambda done, total: told.append((done, total)))
    assert told == [(0, 5)]
