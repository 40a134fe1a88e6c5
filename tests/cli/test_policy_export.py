"""`xinshimin policy export`."""

import json

import pytest
import yaml

from bot.errors import PolicyFileError, UnknownDocumentError


@pytest.mark.parametrize("name", ["b.xlsx", "b.yml"])
def test_a_version_is_written_where_asked(run, tmp_path, name):
    result = run("policy", "export", "baotou-2024-47", "-o", str(tmp_path / name))
    assert result.exit_code == 0 and f"policy import {tmp_path / name}" in result.stdout
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_without_a_name_it_is_a_spreadsheet_here(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    data = json.loads(run("policy", "export", "baotou-2024-47@1", "--json").stdout)
    assert data == {"revision": "baotou-2024-47@1", "file": "baotou-2024-47.xlsx", "clauses": 31}
    assert (tmp_path / "baotou-2024-47.xlsx").is_file()


def test_what_cannot_be_written_is_told(run, tmp_path):
    assert run("policy", "export", "baotou-2024-47", "-o", str(tmp_path / "b.txt")).exit_code == 2
    for name in ("b.yml", "b.xlsx"):
        assert isinstance(run("policy", "export", "baotou-2024-47", "-o", str(tmp_path / "none" / name)).exception, PolicyFileError)
    assert isinstance(run("policy", "export", "nothing").exception, UnknownDocumentError)


def test_a_policy_yml_is_one(run, tmp_path):
    run("policy", "export", "sichuan-2019-522", "-o", str(tmp_path / "p.yml"))
    data = yaml.safe_load((tmp_path / "p.yml").read_text(encoding="utf-8"))
    assert data["revision"] == "sichuan-2019-522@1" and len(data["clauses"]) == 21
