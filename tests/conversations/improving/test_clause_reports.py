"""Reports of errors: seen by the editors of the place, closed once, each step logged."""

import pytest

from bot.errors import ReportError


@pytest.fixture
def reports(improving):
    improving.clause_reports.add("li", "d#一", "d@1", "150200", "电话错了，我是13812345678")
    improving.clause_reports.add("li", "e#二", "e@1", "320600", "过期")
    return improving.clause_reports


def test_a_place_has_its_own(reports):
    assert [one.clause_id for one in reports.open()] == ["d#一", "e#二"]
    (one,) = reports.open({"150200", "150203"})
    assert (one.by, one.revision_id, one.wrong) == ("li", "d@1", "电话错了，我是［电话］") and reports.open(frozenset()) == []


def test_the_same_report_stands_once(reports, logged):
    reports.add("li", "e#二", "e@1", "320600", "过期")
    assert len(reports.open()) == 2 and len(logged()) == 2
    reports.add("wang", "e#二", "e@1", "320600", "过期")
    assert len(reports.open()) == 3


def test_a_report_is_closed_once(reports, logged):
    number = reports.open()[0].number
    assert reports.get(number).clause_id == "d#一"
    reports.close(number, "ying", "已改")
    assert logged()[-1] == ("ying", "report_closed", str(number)) and len(reports.open()) == 1
    for again in (lambda: reports.close(number, "fan", "也改"), lambda: reports.get(number), lambda: reports.get(99)):
        with pytest.raises(ReportError):
            again()
