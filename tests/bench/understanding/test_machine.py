"""What a run says about itself."""

import re
import subprocess

from bench.understanding.machine import commit, facts, installed, load, processor


def test_a_run_names_day_machine_commit_and_versions():
    found = facts()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC", found["started"])
    assert "rasa 3.6.21" in found["packages"] and re.search(r"\d+ cores, \d+ GB", found["machine"])
    assert float(load()) >= 0


def test_a_commit_with_changes_says_so_but_the_page_itself_is_none(tmp_path):
    def git(*arguments):
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", *arguments], cwd=tmp_path, check=True, capture_output=True)

    assert commit(tmp_path) == "none"
    git("init")
    (tmp_path / "file").write_text("1")
    git("add", ".")
    git("commit", "-m", "first")
    clean = commit(tmp_path)
    assert re.fullmatch(r"[0-9a-f]{7,}", clean)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "benchmarks.md").write_text("figures")
    assert commit(tmp_path) == clean
    (tmp_path / "file").write_text("2")
    assert commit(tmp_path) == f"{clean} with changes"


def test_the_processor_is_read_from_the_table_of_linux_or_named_by_its_kind(tmp_path):
    table = tmp_path / "cpuinfo"
    table.write_text("processor\t: 0\nmodel name\t: Some CPU: fast\n")
    assert processor(table) == "Some CPU: fast"
    assert processor(tmp_path / "none") != ""


def test_what_is_not_installed_is_said_so():
    assert installed("no-such-package") == "not installed"
