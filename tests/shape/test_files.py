"""Files are where a reader looks for them, and short enough to read."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted(path for folder in ("bot", "actions", "deploy") for path in (ROOT / folder).rglob("*.py") if path.name != "__init__.py")
LONGEST = 250


def name(path):
    return path.relative_to(ROOT).as_posix()


def test_path(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    folder = ROOT / "tests" / Path(*(parts[1:-1] if parts[0] == "bot" else parts[:-1]))
    return folder / f"test_{parts[-1].strip('_')}.py"


test_path.__test__ = False


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_source_file_has_its_test_file(path):
    assert test_path(path).is_file(), f"missing {name(test_path(path))}"


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_source_file_is_short_enough_to_read_and_says_what_it_is(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith('"""')
    assert len(text.splitlines()) <= LONGEST


def test_a_test_file_tests_a_source_file():
    expected = {test_path(path) for path in SOURCES}
    own = {
        "shape",
        "servers",
        "policies",
        "specimens",
        "bench",
        "talks",
        "followups",
        "prechecks",
        "peers",
        "widget",
        "browser",
        "fuzz",
        "faults",
    }  # of several files or none
    found = {path for path in (ROOT / "tests").rglob("test_*.py") if not own & set(path.relative_to(ROOT / "tests").parts)}
    found -= set((ROOT / "tests" / "deploy").glob("test_*.py"))  # of configuration files, each folder of deploy/ as a whole
    assert {name(path) for path in found - expected} == set()
