"""What changed between two versions, clause by clause and word by word."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.policy.bureau import Bureau
from bot.policy.changes import compare, compare_words
from bot.policy.clause import Annotation, Clause
from bot.policy.notice import Notice

HOUSE = "符合条件的住房困难家庭可以申请公共租赁住房，每人每月补贴300元。"
SCHOOL = "随迁子女凭居住证在居住地入学，任何单位不得另设条件。"
CHECK = "各区人民政府应当每年检查本办法的执行情况。"


@pytest.fixture
def notice(document):
    def notice(*texts, **changes):
        clauses = tuple(Clause(f"d#{path}", path, (), text, (), ()) for path, text in texts)
        return Notice(replace(document, **changes), "", clauses, (), {}, {}, ())

    return notice


def found(old, new):
    return [(one.change, one.old_path, one.path) for one in compare(old, new).clauses]


def test_the_same_says_nothing(notice):
    assert not compare(notice(("一", HOUSE), revision="d@1"), notice(("一", HOUSE), revision="d@2", sha256="f"))


def test_added_and_removed_clauses_stand_where_they_stood(notice):
    old, new = notice(("一", HOUSE), ("二", SCHOOL)), notice(("一", CHECK), ("二", SCHOOL))
    assert found(old, new) == [("added", None, "一"), ("removed", "一", "一")]


def test_a_changed_clause_shows_its_words(notice):
    (change,) = compare(notice(("一", HOUSE)), notice(("一", HOUSE.replace("300", "450")))).clauses
    assert change.change == "changed"
    assert [(words.op, words.text) for words in change.words if words.op != "equal"] == [("removed", "300"), ("added", "450")]


def test_a_clause_put_in_moves_those_after_it_and_changes_none(notice):
    old, new = notice(("一", HOUSE), ("二", SCHOOL)), notice(("一", CHECK), ("二", HOUSE), ("三", SCHOOL))
    assert found(old, new) == [("added", None, "一"), ("moved", "一", "二"), ("moved", "二", "三")]


def test_a_clause_that_moved_and_changed_is_found_again(notice):
    old, new = notice(("一", HOUSE), ("二", SCHOOL)), notice(("一", CHECK), ("二", HOUSE.replace("300", "450")), ("三", SCHOOL))
    assert found(old, new) == [("added", None, "一"), ("changed", "一", "二"), ("moved", "二", "三")]


def test_bureaus_kinds_and_annotations_are_compared_too(notice):
    old, new = notice(("一", HOUSE)), notice(("一", HOUSE))
    new = replace(new, clauses=(replace(new.clauses[0], bureaus=(Bureau("市住建局", "lead"),)),), kinds={"一": "benefit"})
    new = replace(new, annotations={"一": (Annotation("rental_subsidy", HOUSE, "benefit", "direct"),)})
    (change,) = compare(old, new).clauses
    assert (change.change, change.what) == ("annotated", ("bureaus", "kind", "annotations"))


def test_facts_are_compared(notice):
    changes = compare(notice(expires_on=None), notice(expires_on=date(2030, 1, 1)))
    assert [(one.name, one.old, one.new) for one in changes.facts] == [("expires_on", None, date(2030, 1, 1))]


TEXTS = st.text(alphabet="落户租房 12.a\n", max_size=40)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_the_words(old, new):
    words = compare_words(old, new)
    assert "".join(one.text for one in words if one.op != "added") == old
    assert "".join(one.text for one in words if one.op != "removed") == new


@given(st.lists(TEXTS, max_size=5), st.lists(TEXTS, max_size=5))
def test_every_clause_of_both_versions_is_accounted_for(old_texts, new_texts):
    def clauses(texts):
        return tuple(Clause("", str(n), (), text, (), ()) for n, text in enumerate(texts))

    empty = Notice(None, "", (), (), {}, {}, ())
    from bot.policy.changes import _clauses

    changes = list(_clauses(replace(empty, clauses=clauses(old_texts)), replace(empty, clauses=clauses(new_texts))))
    same = len(old_texts) - sum(one.old_path is not None for one in changes)
    assert len(new_texts) == same + sum(one.change != "removed" for one in changes)
