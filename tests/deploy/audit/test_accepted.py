"""The file of accepted findings."""

import re
from datetime import date
from pathlib import Path

import pytest

from deploy.audit.accepted import FILE, read_accepted

ROOT = Path(__file__).parents[3]
GOOD = "- {ids: [CVE-1], package: A_b, version: 1.0.0, flaw: x, reach: y, before: z, until: 2027-01-01}\n"


def test_an_entry_is_read():
    (one,) = read_accepted(GOOD)
    assert (one.ids, one.package.name, one.package.version, one.until) == (("CVE-1",), "a-b", "1.0.0", date(2027, 1, 1))


@pytest.mark.parametrize(
    "text",
    [
        GOOD.replace("reach: y, ", ""),
        GOOD.replace("reach: y", "reach: ''"),
        GOOD.replace("[CVE-1]", "[]"),
        GOOD.replace("2027-01-01", "later"),
        GOOD * 2,
    ],
)
def test_an_entry_without_a_reason_or_twice_is_refused(text):
    with pytest.raises(ValueError, match=r"accepted\.yml"):
        read_accepted(text)


def test_every_file_that_a_reason_rests_on_exists():
    entries = read_accepted(FILE.read_text("utf-8"))
    named = {path for one in entries for path in re.findall(r"(?:bot|tests|deploy|docs)/[\w./-]*\w", one.reach + " " + one.before)}
    assert len(entries) > 10 and len(named) > 10
    assert {path for path in named if not (ROOT / path).exists() and not list(ROOT.glob(path + "*"))} == set()
