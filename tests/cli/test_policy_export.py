"""`xinshimin policy export`."""

import json

import pytest
import yaml
from openpyxl import load_workbook

from bot.errors import PolicyFileError, UnknownDocumentError


@pytest.mark.parametrize("name", ["b.xlsx", "b.yml"])
def test_a_version_is_written_where_asked(run, tmp_path, name):
    result = run("policy", "export", "baotou-2024-47", "-o", str(tmp_path / name))
    assert result.exit_code == 0 and f"policy import {tmp_path / name}" in result.stdout
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_without_a_name_it_is_a_spreadsheet_here(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    data = json.loads(run("policy", "export", "baotou-2024-47@1", "--json").stdout)
    assert data == {"revision": "baotou-2024-47@1", "file": "baotou-2024-47.xlsx", "clauses": 31, "proposed": 0}
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


def test_a_draft_is_written_with_what_is_proposed_and_comes_back_unchanged(own, notice_file, tmp_path):
    own("policy", "import", notice_file())
    for name in ("d.xlsx", "d.yml"):
        assert "（2 条，1 条有建议的主题）" in own("policy", "export", "落户通知", "-o", tmp_path / name).stdout
        assert "没有变化  落户通知@1" in own("policy", "import", tmp_path / name).stdout
    data = yaml.safe_load((tmp_path / "d.yml").read_text(encoding="utf-8"))
    proposed = data["clauses"]["一（一）"]["proposed"][0]
    assert proposed["accept"] is False and proposed["topic"] == "residence_permit" and data["clauses"]["一（一）"]["topics"] == {}
    own("policy", "export", "落户通知", "-o", tmp_path / "bare.yml", "--no-suggestions")
    assert "proposed" not in (tmp_path / "bare.yml").read_text(encoding="utf-8")


def test_a_proposal_accepted_in_the_spreadsheet_is_an_annotation(own, notice_file, tmp_path):
    own("policy", "import", notice_file())
    own("policy", "export", "落户通知", "-o", tmp_path / "d.xlsx")
    workbook = load_workbook(tmp_path / "d.xlsx")
    workbook["建议"]["B2"] = "是"
    workbook.save(tmp_path / "d.xlsx")
    assert "已改  落户通知@1  2 条，已标注 1 条" in own("policy", "import", tmp_path / "d.xlsx", "--by", "李四").stdout
    shown = json.loads(own("policy", "show", "落户通知", "--json").stdout)
    assert shown["clauses"][0]["annotations"][0]["topic"] == "residence_permit" and shown["clauses"][1]["annotations"] == []
    assert (shown["history"][-1]["who"], shown["history"][-1]["what"]) == ("李四", "edited")
