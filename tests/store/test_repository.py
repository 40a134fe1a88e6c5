"""What applies to a topic at a place on a day."""

from datetime import date

import pytest
from sqlalchemy import update

from bot.policy.citation import quote
from bot.store import tables
from bot.store.database import writing
from bot.store.lifecycle import publish, retire, review
from bot.store.repository import PolicyRepository

TODAY = date(2026, 11, 22)
BAOTOU = ["150223", "150200", "150000", "000000"]


@pytest.fixture
def repository(engine):
    return PolicyRepository(engine)


def ids(found):
    return [one.clause.id for one in found]


def test_clauses_come_from_every_level_of_the_chain_and_from_no_other_place(repository):
    found = repository.applicable("school_enrollment", BAOTOU, TODAY)
    assert {one.document.region_code for one in found} == {"150200", "000000"}
    assert "baotou-2024-47#二(一)2(1)" in ids(found)


def test_no_place_finds_nothing(repository):
    assert repository.applicable("school_enrollment", [], TODAY) == []


def test_a_document_counts_from_the_day_of_issue(repository):
    chain = BAOTOU[1:]
    before = repository.applicable("school_enrollment", chain, date(2024, 5, 22))
    on = repository.applicable("school_enrollment", chain, date(2024, 5, 23))
    assert "baotou-2024-47" not in {one.document.id for one in before}
    assert "baotou-2024-47" in {one.document.id for one in on}


@pytest.mark.parametrize("status", ["superseded", "expired", "withdrawn"])
def test_a_document_taken_out_answers_no_more(engine, repository, status):
    with engine.begin() as connection:
        connection.execute(update(tables.revisions).where(tables.revisions.c.document_id == "baotou-2024-47").values(status=status))
    assert {one.document.region_code for one in repository.applicable("school_enrollment", BAOTOU, TODAY)} == {"000000"}


def test_an_expired_document_leaves_on_its_day(engine, repository):
    with writing(engine) as connection:
        review(connection, "baotou-2024-47", {"expires_on": date(2026, 11, 22)}, "张三")
        publish(connection, "baotou-2024-47", "李四")
    assert "150200" in {one.document.region_code for one in repository.applicable("pension", BAOTOU, date(2026, 11, 21))}
    assert "150200" not in {one.document.region_code for one in repository.applicable("pension", BAOTOU, TODAY)}


def test_a_clause_comes_with_bureaus_conditions_and_spans_that_hold_its_text(repository):
    (found,) = [one for one in repository.applicable("subsistence_allowance", BAOTOU, TODAY) if one.clause.path == "二（一）3（1）"]
    assert [(bureau.name, bureau.role) for bureau in found.clause.bureaus] == [("市民政局", "lead")]
    assert "可在居住地申请最低生活保障" in found.annotation.quote
    assert {condition.field for condition in found.annotation.conditions} >= {"hukou"}
    assert quote(repository.source_text("baotou-2024-47"), found.clause.spans).text == found.clause.text


def test_documents_and_their_clauses_can_be_listed(repository):
    documents = repository.documents()
    assert [document.id for document in documents][:2] == ["national-100m-tasks", "national-2019-280"]
    paths = [clause.path for clause, _, _ in repository.clauses("national-100m-tasks")]
    assert paths == [str(number) for number in range(1, 37)]
    assert repository.clauses("unknown") == []
    assert repository.source_text("unknown") == repository.source_text("unknown@3") == ""


def test_a_version_is_named_by_its_number(engine, repository):
    with writing(engine) as connection:
        review(connection, "baotou-2024-47", {"valid_from": date(2099, 1, 1), "title": "新方案"}, "张三")
        publish(connection, "baotou-2024-47", "李四")
    titles = {day: {one.id: one for one in repository.documents(day)}["baotou-2024-47"].title for day in (TODAY, date(2099, 1, 1))}
    assert titles == {TODAY: "推动农牧业转移人口市民化工作方案", date(2099, 1, 1): "新方案"}
    assert repository.source_text("baotou-2024-47@2") == repository.source_text("baotou-2024-47") != ""
    assert len(repository.clauses("baotou-2024-47@2")) == 31


def test_drafts_are_no_documents_yet(engine, repository):
    with writing(engine) as connection:
        review(connection, "baotou-2024-47", {"title": "没有发布的"}, "张三")
    assert "没有发布的" not in {one.title for one in repository.documents()}


def test_an_earlier_revision_of_the_store_gives_what_it_gave(engine, repository):
    before = repository.revision()
    found = repository.applicable("school_enrollment", BAOTOU, TODAY)
    with writing(engine) as connection:
        retire(connection, "baotou-2024-47", "张三", "废止")
    assert repository.revision() == before + 1
    assert len(repository.applicable("school_enrollment", BAOTOU, TODAY)) < len(found)
    assert repository.at(before).applicable("school_enrollment", BAOTOU, TODAY) == found
    assert repository.at(before).revision() == before
