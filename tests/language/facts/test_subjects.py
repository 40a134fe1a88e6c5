"""Of whom a clause speaks."""

import pytest

from bot.language.facts.subjects import people_in


@pytest.mark.parametrize(
    ("clause", "subject"),
    [
        ("我今年五十三", "asker"),
        ("来电人系外省户籍", "asker"),
        ("我妈65了", "parent"),
        ("俺爹八十二", "parent"),
        ("孩子他爸没工作", "spouse"),
        ("孩子的爷爷七十", "parent"),
        ("我老公失业了", "spouse"),
        ("我家闺女三岁", "child"),
        ("外孙女七岁", "grandchild"),
        ("我弟弟是孤儿", "sibling"),
        ("我叔是五保户", "other"),
        ("我们两口子一个月六千", "household"),
    ],
)
def test_the_last_one_named_is_whom_it_is_about(clause, subject):
    assert people_in(clause, "asker")[-1].subject == subject


@pytest.mark.parametrize("clause", ["我跟老公都是外地户口", "我带着俩娃来了三年", "我同事说外地的也能办"])
def test_who_is_along_or_only_reports_is_not_meant(clause):
    assert [one.subject for one in people_in(clause, "asker")] == ["asker"] or not people_in(clause, "asker")[1:]


def test_he_is_whom_the_clause_before_spoke_of():
    assert people_in("他没有低保", "parent")[0].subject == "parent"
    assert people_in("他没有低保", "asker")[0].subject == "other"


def test_a_single_mother_speaks_of_herself():
    assert people_in("单亲妈妈", "asker") == []
