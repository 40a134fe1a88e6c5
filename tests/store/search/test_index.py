"""The index is in step with the store."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from bot.policy.citation import sha256
from bot.store.database import writing
from bot.store.lifecycle import add_draft, publish, retire, review
from bot.store.search.index import SearchIndex


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
    document = replace(old.document, effective_on=date(2026, 1, 1), sha256=sha256(old.text))
    with writing(bare) as connection:
        name = add_draft(
            connection, replace(old, document=document, clauses=old.clauses[:1], annotations={}, kinds={}), "张三", origin="import"
        )
        review(connection, name, {}, "张三")
        publish(connection, name, "李四")
    assert index.missing() == 1
    assert index.refresh() == len(old.clauses) + 1
    found = rows(bare, "SELECT valid_from, valid_to FROM search_entries WHERE region_code = '150200' ORDER BY id")
    assert [(str(start), str(end)) for start, end in (found[0], found[-1])] == [("2024-05-23", "2026-01-01"), ("2026-01-01", "None")]


def test_a_document_that_is_withdrawn_leaves_the_index(bare, index):
    index.refresh()
    with writing(bare) as connection:
        retire(connection, "baotou-2024-47", "李四", "有误")
    index.refresh()
    (ended,) = {row.valid_to for row in rows(bare, "SELECT valid_to FROM search_entries WHERE region_code = '150200'")} or {None}
    assert str(ended) == str(date.today()) or ended is None


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
        for table, column in (("events", "document_id"), ("revisions", "document_id"), ("documents", "id")):
            connection.execute(text(f"DELETE FROM {table} WHERE {column} = 'sichuan-2019-522'"))
        assert index.write(connection, ["sichuan-2019-522"]) == 0
    assert rows(bare, "SELECT count(*) FROM search_entries WHERE region_code = '510000'") == [(0,)]


def test_the_words_of_clauses_are_known_by_their_sound(bare, index):
    index.refresh()
    assert ("辍学", "chuoxue", "cx") in rows(bare, "SELECT term, sound, initials FROM search_terms WHERE term = '辍学'")


def test_progress_is_told(index):
    told = []
    index.refresh(lambda done, total: told.append((done, total)))
    assert told == [(0, 5)]
