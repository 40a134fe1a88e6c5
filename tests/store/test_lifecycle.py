"""A document's life: put in, reviewed, published, superseded, withdrawn; who did it, and what answers then."""

from dataclasses import replace
from datetime import date

import pytest

from bot.errors import LifecycleError, StoreError, UnknownDocumentError
from bot.store.database import writing
from bot.store.history import history
from bot.store.lifecycle import add_draft, move, publish, replace_draft, restore, retire, review, supersede
from bot.store.notices import load_notice
from bot.store.repository import PolicyRepository
from bot.store.revisions import find_revision, revisions_of

CHAIN = ["150200", "150000", "000000"]
OLD, NEW = date(2019, 5, 1), date(2024, 12, 31)


@pytest.fixture
def answering(engine):
    """The versions of small notices that answer on a day."""

    def answering(day, store=None):
        found = PolicyRepository(engine, store).applicable("residence_permit", CHAIN, day)
        return [one.document.revision for one in found if one.document.id.startswith("town")]

    return answering


def test_a_draft_answers_only_after_review_and_publication(engine, make_notice, answering):
    with writing(engine) as connection:
        name = add_draft(connection, make_notice(issued_on=OLD), "张三", origin="import", bytes_sha256="f" * 64)
    assert name == "town-2024-1@1" and answering(NEW) == []
    with writing(engine) as connection, pytest.raises(LifecycleError, match="还没有审核"):
        publish(connection, name, "王五")
    with writing(engine) as connection:
        assert review(connection, name, {}, "李四").stored == "reviewed"
    assert answering(NEW) == []
    with writing(engine) as connection:
        assert publish(connection, name, "王五", "审定").stored == "published"
    assert answering(NEW) == [name] and answering(date(2019, 4, 30)) == []
    with engine.connect() as connection:
        steps = [(event.what, event.who, event.why) for event in history(connection, "town-2024-1")]
    assert steps == [("imported", "张三", ""), ("reviewed", "李四", ""), ("published", "王五", "审定")]


def test_a_needed_fact_keeps_a_draft_from_being_reviewed(engine, make_notice):
    with writing(engine) as connection:
        name = add_draft(connection, make_notice(region=""), "张三", origin="import")
        assert review(connection, name, {}, "李四").stored == "draft"
        assert review(connection, name, {"region_code": "150200"}, "李四").stored == "draft"
        assert review(connection, name, {"issued_on": OLD, "issuers": ("市政府",)}, "李四").stored == "reviewed"
        document = publish(connection, name, "王五").document
    assert (document.region_code, document.issued_on, document.issuers) == ("150200", OLD, ("市政府",))


def test_a_day_that_nobody_knows_may_stay_unknown_but_not_the_place(engine, make_notice):
    with writing(engine) as connection:
        name = add_draft(connection, make_notice(region=""), "张三", origin="import")
        review(connection, name, {}, "李四", unknown=["valid_from", "region"])
        with pytest.raises(LifecycleError, match="缺少 region"):
            publish(connection, name, "王五")


def test_a_newer_version_takes_over_from_its_day_on(published, answering):
    first, second = published(issued_on=OLD), published(issued_on=OLD, valid_from=NEW, months="一年")
    assert (answering(date(2020, 1, 1)), answering(date(2024, 12, 30)), answering(NEW)) == ([first], [first], [second])


def test_a_published_version_never_changes(engine, published, answering):
    first = published(issued_on=OLD)
    with writing(engine) as connection:
        before = load_notice(connection, first)
        corrected = review(connection, first, {"expires_on": NEW}, "李四")
        assert (corrected.id, corrected.stored) == ("town-2024-1@2", "reviewed")
        assert load_notice(connection, first) == before
        publish(connection, corrected.id, "王五")
    assert answering(date(2024, 12, 30)) == ["town-2024-1@2"] and answering(NEW) == []


def test_reviewing_or_publishing_what_is_published_is_refused(engine, published):
    name = published(issued_on=OLD)
    with writing(engine) as connection:
        for step in (lambda: review(connection, name, {}, "李四"), lambda: publish(connection, name, "王五")):
            with pytest.raises(LifecycleError, match="发布"):
                step()


def test_another_document_takes_the_place_from_its_day_on(engine, published, answering):
    old, new = published(issued_on=OLD), published(document_id="town-law", effective_on=date(2026, 7, 1))
    with writing(engine) as connection:
        supersede(connection, "town-2024-1", "town-law", date(2026, 7, 1), "李四", "新法施行")
        assert find_revision(connection, old).state(date(2026, 7, 1)) == "superseded"
        assert find_revision(connection, old).replaced_by == "town-law"
    assert answering(date(2026, 6, 30)) == [old] and answering(date(2026, 7, 1)) == [new]
    with writing(engine) as connection:
        restore(connection, "town-2024-1", "李四")
    assert answering(date(2026, 7, 1)) == [old, new]


def test_a_withdrawn_document_is_out_at_once_and_can_be_published_again(engine, published, answering):
    name = published(issued_on=OLD)
    with writing(engine) as connection:
        assert retire(connection, "town-2024-1", "李四", "发错了") == [name]
        assert find_revision(connection, name).state(NEW) == "withdrawn"
        assert history(connection, "town-2024-1")[-1].why == "发错了"
        with pytest.raises(LifecycleError, match="没有已发布"):
            retire(connection, "town-2024-1", "李四", "再来")
    assert answering(NEW) == answering(date(2020, 1, 1)) == []
    with writing(engine) as connection:
        publish(connection, name, "王五")
    assert answering(NEW) == [name]


def test_withdrawing_a_version_brings_back_the_one_before(engine, published, answering):
    first, second = published(issued_on=OLD), published(issued_on=OLD, valid_from=NEW, months="一年")
    with writing(engine) as connection:
        assert retire(connection, second, "李四", "文本有误") == [second]
    assert answering(NEW) == [first]


def test_an_abolished_document_answers_for_the_days_before(engine, published, answering):
    name = published(issued_on=OLD)
    with writing(engine) as connection:
        retire(connection, "town-2024-1", "李四", "废止", from_day=NEW)
        assert find_revision(connection, name).state(NEW) == "withdrawn"
    assert answering(date(2024, 12, 30)) == [name] and answering(NEW) == []


def test_a_version_named_may_be_withdrawn_before_it_was_published(engine, make_notice):
    with writing(engine) as connection:
        name = add_draft(connection, make_notice(), "张三", origin="import")
        assert retire(connection, name, "李四", "重复") == [name]
        assert find_revision(connection, name).stored == "withdrawn"


def test_every_answer_can_be_given_again_as_it_was(engine, published, answering):
    days = [date(2018, 1, 1), date(2020, 1, 1), NEW, date(2027, 1, 1)]
    given = {}

    def remember():
        given[PolicyRepository(engine).revision()] = [answering(day) for day in days]

    remember()
    published(issued_on=OLD)
    remember()
    second = published(issued_on=OLD, valid_from=NEW, months="一年")
    remember()
    with writing(engine) as connection:
        retire(connection, second, "李四", "有误")
    remember()
    published(document_id="town-law", effective_on=date(2026, 7, 1))
    remember()
    with writing(engine) as connection:
        supersede(connection, "town-2024-1", "town-law", date(2026, 7, 1), "李四")
    remember()
    assert len(given) == 6 and len({str(found) for found in given.values()}) == 5  # withdrawing the second brings back the first
    assert {store: [answering(day, store) for day in days] for store in given} == given


def test_a_draft_can_be_replaced_and_is_to_be_reviewed_again(engine, make_notice):
    with writing(engine) as connection:
        name = add_draft(connection, make_notice(issued_on=OLD), "张三", origin="import")
        review(connection, name, {}, "李四")
        edited = replace(make_notice(issued_on=NEW), annotations={})
        replace_draft(connection, find_revision(connection, name), edited, "赵六")
        assert load_notice(connection, name).plain() == edited.plain()
        assert find_revision(connection, name).stored == "draft"


def test_a_document_stays_at_its_place_once_published(engine, published):
    published(issued_on=OLD)
    with writing(engine) as connection, pytest.raises(LifecycleError, match="不能换地方"):
        move(connection, "town-2024-1", "310000")


def test_what_a_draft_says_to_a_topic_moves_with_it(engine, make_notice):
    with writing(engine) as connection:
        name = add_draft(connection, make_notice(issued_on=OLD), "张三", origin="import")
        review(connection, name, {"region_code": "310000"}, "李四")
        publish(connection, name, "王五")
    there, before = ((code, "000000") for code in ("310000", "150200"))
    asked = PolicyRepository(engine).applicable
    assert name in {one.document.revision for one in asked("residence_permit", there, NEW)}
    assert name not in {one.document.revision for one in asked("residence_permit", before, NEW)}


def test_unknown_documents_are_named(engine, published):
    published(issued_on=OLD)
    steps = [
        lambda connection: review(connection, "nothing", {}, "x"),
        lambda connection: publish(connection, "town-2024-1@9", "x"),
        lambda connection: retire(connection, "nothing", "x", "y"),
        lambda connection: restore(connection, "nothing", "x"),
        lambda connection: supersede(connection, "town-2024-1", "nothing", NEW, "x"),
        lambda connection: supersede(connection, "nothing", "town-2024-1", NEW, "x"),
    ]
    for step in steps:
        with pytest.raises(UnknownDocumentError), writing(engine) as connection:
            step(connection)
    with pytest.raises(LifecycleError, match="自己"), writing(engine) as connection:
        supersede(connection, "town-2024-1", "town-2024-1", NEW, "x")


def test_a_step_that_fails_leaves_everything_as_it_was(engine, published, answering):
    name = published(issued_on=OLD)
    with pytest.raises(StoreError), writing(engine) as connection:
        retire(connection, "town-2024-1", "李四", "发错了")
        move_to_nowhere = revisions_of(connection)[0].document.id
        connection.exec_driver_sql(f"UPDATE documents SET region_code = '999999' WHERE id = '{move_to_nowhere}'")
    assert answering(NEW) == [name]
