"""A change goes into a version that is not published, and after one that is; what does not fit changes nothing."""

import pytest

from bot.editing.changing import Change, change
from bot.editing.scope import Scope
from bot.errors import LifecycleError, OutOfPlaceError, RowsError
from bot.regions import Gazetteer
from bot.store.database import reading, writing
from bot.store.history import changes_of

ENTRY = {"kind": "benefit", "topics": {"public_rental_housing": {"quote": "申请公租房", "kind": "benefit", "strength": "direct"}}}


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.open()


@pytest.fixture
def make(database, gazetteer):
    def make(revision, document=None, clauses=None, stamp=None, area="150200"):
        with reading(database) as connection:
            now = changes_of(connection, revision)
        with writing(database) as connection:
            wanted = Change(revision, now if stamp is None else stamp, document or {}, clauses or {})
            return change(connection, wanted, "张三", Scope(gazetteer, area))

    return make


def test_a_draft_is_changed_where_it_is(bring, write_file, make, take):
    bring(write_file())
    assert make("公租房通知@1", {"number": "镇政发〔2024〕4号"}, {"一（一）": ENTRY}) == "公租房通知@1"
    notice = take("公租房通知@1")
    assert notice.document.number == "镇政发〔2024〕4号" and notice.annotations["一（一）"][0].quote == "申请公租房"


def test_a_published_one_gets_a_next_version_and_stays_as_it_is(make, take):
    before = take("baotou-2024-47@1")
    assert make("baotou-2024-47@1", {"checked_on": "2026-11-01"}) == "baotou-2024-47@2"
    assert take("baotou-2024-47@1") == before
    after = take("baotou-2024-47@2")
    assert str(after.document.checked_on) == "2026-11-01" and dict(after.annotations) == dict(before.annotations)


def test_the_same_makes_no_version(make):
    assert make("baotou-2024-47@1", {"number": "包府办发〔2024〕47号"}) == "baotou-2024-47@1"


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        ({"clauses": {"一（一）": {"topics": {"public_rental_housing": {**ENTRY["topics"]["public_rental_housing"], "quote": "没有"}}}}},
         RowsError, "不在条款原文里"),
        ({"document": {"issued_on": "昨天"}}, RowsError, "应为日期"),
        ({"document": {"number": "1"}, "stamp": 0}, LifecycleError, "又被改过"),
        ({"document": {"number": "1"}, "area": "320600"}, OutOfPlaceError, "只管江苏省南通市"),
        ({"document": {"region": "320600"}}, OutOfPlaceError, "不管江苏省南通市"),
    ],
)  # fmt: skip
def test_what_does_not_fit_changes_nothing(bring, write_file, make, take, given, error, said):
    bring(write_file())
    before = take("公租房通知@1")
    with pytest.raises(error, match=said):
        make("公租房通知@1", **given)
    assert take("公租房通知@1") == before
