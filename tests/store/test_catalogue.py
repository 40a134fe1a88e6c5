"""Published documents and clauses, page by page."""

from datetime import date

import pytest

from bot.store.catalogue import Catalogue, Wanted, version_on
from bot.store.database import writing
from bot.store.lifecycle import add_draft, publish, retire, review

TODAY = date(2026, 11, 22)


@pytest.fixture
def catalogue(engine):
    return Catalogue(engine)


def test_documents_come_by_identifier_each_in_the_version_in_force(catalogue):
    found = [one.id for one in catalogue.documents(Wanted(TODAY), 0, 100)]
    assert found == sorted(found) and len(found) == 5 and "baotou-2024-47" in found


def test_documents_before_the_day_of_issue_are_not_there(catalogue):
    assert "baotou-2024-47" not in {one.id for one in catalogue.documents(Wanted(date(2024, 5, 22)), 0, 100)}


def test_pages_hold_everything_once_and_in_order(catalogue):
    whole = [one.clause.id for one in catalogue.clauses(Wanted(TODAY), 0, 10_000)]
    paged = [one.clause.id for start in range(0, len(whole), 37) for one in catalogue.clauses(Wanted(TODAY), start, 37)]
    assert paged == whole and len(set(whole)) == len(whole) > 100
    assert catalogue.clauses(Wanted(TODAY), len(whole), 37) == []


def test_a_list_is_narrowed_by_place_topic_and_document(catalogue):
    found = catalogue.clauses(Wanted(TODAY, ["150200"], "pension", "baotou-2024-47"), 0, 100)
    assert found and all(one.document.id == "baotou-2024-47" for one in found)
    assert all("pension" in {each.topic for each in one.annotations} for one in found)
    assert catalogue.clauses(Wanted(TODAY, ["320600"], None, "baotou-2024-47"), 0, 100) == []
    assert catalogue.clauses(Wanted(TODAY, []), 0, 100) == catalogue.documents(Wanted(TODAY, []), 0, 100) == []
    serving = {one.id for one in catalogue.documents(Wanted(TODAY, topic="funeral_benefit"), 0, 100)}
    every = catalogue.clauses(Wanted(TODAY, topic="funeral_benefit"), 0, 1000)
    assert serving == {one.document.id for one in every} and len(serving) < 5


def test_a_clause_comes_with_its_bureaus_and_what_it_says_to_topics(catalogue, notices):
    notice = next(one for one in notices if one.document.id == "baotou-2024-47")
    for clause in notice.clauses[:20]:
        found = catalogue.clause(clause.id, TODAY)
        assert found.clause == clause and found.annotations == notice.annotations.get(clause.path, ())
        assert found.kind == notice.kinds.get(clause.path)


@pytest.mark.parametrize("name", ["baotou-2024-47#九(九)", "baotou-2024-47", "nowhere#一", "#", "", "baotou-2024-47@9#二(一)1(1)"])
def test_what_is_not_there_is_not_found(catalogue, name):
    assert catalogue.clause(name, TODAY) is None


def test_a_version_that_was_replaced_is_found_by_its_number(catalogue, published):
    published(issued_on=date(2024, 1, 1))
    published(months="一年", issued_on=date(2025, 1, 1))
    now, then = catalogue.clause("town-2024-1#一(一)", TODAY), catalogue.clause("town-2024-1@1#一(一)", TODAY)
    assert "一年" in now.clause.text and "半年" in then.clause.text
    assert "半年" in catalogue.clause("town-2024-1#一(一)", date(2024, 6, 1)).clause.text
    assert [one.document.revision for one in catalogue.clauses(Wanted(TODAY, document="town-2024-1@1"), 0, 9)] == ["town-2024-1@1"] * 2
    versions = catalogue.versions("town-2024-1")
    days = (date(2023, 1, 1), date(2024, 6, 1), TODAY)
    assert [version_on(versions, day).n for day in days] == [1, 1, 2]
    assert version_on(versions, TODAY, 1).n == 1 and version_on(versions, TODAY, 3) is None


def test_drafts_and_what_was_taken_back_are_nowhere(engine, catalogue, make_notice):
    with writing(engine) as connection:
        name = add_draft(connection, make_notice(), "张三", origin="import")
    assert catalogue.versions("town-2024-1") == [] and catalogue.clause("town-2024-1@1#一(一)", TODAY) is None
    with writing(engine) as connection:
        review(connection, name, {}, "李四", unknown=["valid_from"])
        publish(connection, name, "王五")
    assert catalogue.clause("town-2024-1#一(一)", TODAY)
    with writing(engine) as connection:
        retire(connection, name, "张三", "发错了")
    assert catalogue.clause("town-2024-1#一(一)", TODAY) is None and catalogue.clause("town-2024-1@1#一(一)", TODAY) is None
    assert catalogue.versions("town-2024-1") == [] and catalogue.documents(Wanted(TODAY, document="town-2024-1"), 0, 9) == []
