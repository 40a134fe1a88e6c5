"""What PyPI tells of a version."""

from deploy.audit.advisories import Advisories
from deploy.audit.packages import Package

ONE, TWO, GONE = Package("one", "1.0"), Package("two", "2.0"), Package("gone", "0")


def test_flaws_are_told_with_all_their_names_and_what_is_withdrawn_is_none(index, flaw):
    index.flaws = {("one", "1.0"): [flaw(), flaw("PYSEC-1", (), withdrawn="2026-01-01T00:00:00Z")], ("two", "2.0"): []}
    found = Advisories(index.address).of([ONE, TWO])
    assert found[TWO] == []
    (only,) = found[ONE]
    assert (only.names, only.name, only.fixed_in) == ({"GHSA-aaaa", "CVE-2099-1"}, "CVE-2099-1", ("9.9",))


def test_where_nothing_can_be_learned_that_is_no_clean_bill(index):
    index.flaws = {("one", "1.0"): b"<html>", ("two", "2.0"): b'{"info": {}}'}
    assert Advisories(index.address).of([ONE, TWO, GONE]) == {ONE: None, TWO: None, GONE: None}
    assert Advisories("http://127.0.0.1:9/pypi").of([ONE]) == {ONE: None}


def test_an_address_that_knows_nothing_is_not_asked_for_hundreds(index):
    asked, get = [], index.RequestHandlerClass.do_GET
    index.RequestHandlerClass.do_GET = lambda self: (asked.append(self.path), get(self))
    found = Advisories(index.address).of(Package(f"p{number}", "1") for number in range(100))
    assert set(found.values()) == {None} and len(found) == 100 and len(asked) < 20
