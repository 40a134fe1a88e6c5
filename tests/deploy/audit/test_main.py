"""The command as CI runs it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from deploy.audit.accepted import FILE, read_accepted

ROOT = Path(__file__).parents[3]


@pytest.fixture
def audit():
    """Run the audit of a list of requirements at an address; returns (exit status, what it printed)."""

    def run(listed, address):
        environment = {**os.environ, "AUDIT_URL": address, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-m", "deploy.audit"], input=listed, capture_output=True, text=True, check=False, cwd=ROOT, env=environment
        )
        return done.returncode, done.stdout + done.stderr

    return run


@pytest.fixture
def accepted():
    return read_accepted(FILE.read_text("utf-8"))


@pytest.fixture
def told(index, flaw, accepted):
    """The index tells exactly the accepted flaws; the list of their packages."""
    for one in accepted:
        index.flaws.setdefault((one.package.name, one.package.version), []).extend(flaw(name, ()) for name in one.ids)
    return "".join(f"{name}=={version}\n" for name, version in index.flaws)


def test_the_accepted_flaws_pass_and_one_more_does_not(audit, told, index, flaw):
    status, said = audit(told, index.address)
    assert status == 0 and "要处理的 0 个" in said and "没有查到" not in said
    index.flaws[("rasa", "3.6.21")] = [flaw("GHSA-new", ())]
    status, said = audit(told + "rasa==3.6.21\n", index.address)
    assert status == 1 and "GHSA-new" in said


def test_an_accepted_flaw_that_is_gone_fails(audit, told, index):
    index.flaws[("wheel", "0.45.1")] = []
    status, said = audit(told, index.address)
    assert status == 1 and "CVE-2026-24049 已不再报告" in said


def test_where_the_index_cannot_be_reached_it_says_so_loudly_and_the_build_goes_on(audit, told):
    status, said = audit(told, "http://127.0.0.1:9/pypi")
    assert status == 0 and "!!!!!!!!" in said and "没有查到" in said and "查了 0 个依赖" in said


def test_an_empty_list_is_no_audit(audit, index):
    assert audit("", index.address)[0] == 2
