"""What fails the build."""

from datetime import date

from deploy.audit.accepted import Accepted
from deploy.audit.advisories import Finding
from deploy.audit.judging import judge
from deploy.audit.packages import Package

TODAY = date(2026, 11, 22)
ONE, TWO = Package("one", "1.0"), Package("two", "2.0")
FLAW = Finding(ONE, frozenset({"GHSA-aaaa", "CVE-1"}), "Something is wrong.", ("1.1",))


def accepted(*ids, package=ONE, until=date(2027, 5, 1)):
    return [Accepted(ids or ("CVE-1",), package, "flaw", "reach", "before", until)]


def test_a_finding_that_nobody_accepted_fails_and_says_what_to_do():
    (fault,) = judge({ONE: [FLAW], TWO: []}, [], TODAY).faults
    assert "one 1.0" in fault and "CVE-1" in fault and "1.1" in fault and "升级" in fault


def test_one_that_was_accepted_by_any_of_its_names_passes():
    for name in ("CVE-1", "GHSA-aaaa"):
        verdict = judge({ONE: [FLAW]}, accepted(name), TODAY)
        assert (verdict.faults, verdict.accepted, verdict.looked_at) == ([], 1, 1)


def test_an_acceptance_of_another_version_or_package_counts_for_nothing():
    for package in (Package("one", "0.9"), TWO):
        assert any("CVE-1 Something" in fault for fault in judge({ONE: [FLAW], TWO: []}, accepted(package=package), TODAY).faults)


def test_an_acceptance_that_fits_nothing_any_more_fails():
    assert "不再报告" in judge({ONE: []}, accepted(), TODAY).faults[0]
    assert "已不是锁定的版本" in judge({TWO: []}, accepted(), TODAY).faults[0]
    assert len(judge({ONE: [FLAW]}, accepted("CVE-1", "CVE-2"), TODAY).faults) == 1


def test_an_acceptance_ends_and_lasts_a_year_at_most():
    assert "只接受到" in judge({ONE: [FLAW]}, accepted(until=date(2026, 11, 21)), TODAY).faults[0]
    assert judge({ONE: [FLAW]}, accepted(until=TODAY), TODAY).faults == []
    assert "最多一年" in judge({ONE: [FLAW]}, accepted(until=date(2028, 1, 1)), TODAY).faults[0]


def test_where_nothing_was_learned_only_what_needs_no_network_fails():
    verdict = judge({ONE: None, TWO: None}, accepted(), TODAY)
    assert (verdict.faults, verdict.unknown, verdict.looked_at) == ([], [ONE, TWO], 0)
    assert len(judge({ONE: None}, accepted(package=TWO), TODAY).faults) == 1
