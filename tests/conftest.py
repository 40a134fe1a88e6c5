"""Options of the whole test run."""

import os

import pytest

_SKIPPED = []


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew from what the code gives now")


def pytest_runtest_logreport(report):
    if report.skipped and os.environ.get("CI") == "true" and not hasattr(report, "wasxfail"):
        _SKIPPED.append(report.nodeid)


def pytest_sessionfinish(session, exitstatus):
    """Under CI=true nothing may be skipped: a skipped test fails the run. Elsewhere `-ra` names it in the last lines."""
    if _SKIPPED and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter):
    if _SKIPPED:
        terminalreporter.section("CI=true, so nothing may be skipped")
        for name in _SKIPPED:
            terminalreporter.line(f"SKIPPED {name}")
