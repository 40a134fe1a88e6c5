"""`xinshimin store build|check|backup|restore`."""

import json

import pytest

from bot.errors import StoreError
from bot.settings import load_settings
from bot.store.database import writing
from bot.wiring import open_store


def test_the_store_is_built_once_and_again_only_when_forced(run):
    assert "政策库已建好：130 条" in run("store", "build").output
    assert "政策库已是最新" in run("store", "build").output
    assert "政策库已建好：130 条" in run("store", "build", "--force").output


def test_a_changed_policy_makes_the_store_stale(run, tmp_path, monkeypatch):
    import shutil

    from bot.settings import ROOT

    shutil.copytree(ROOT / "policies", tmp_path / "policies")
    monkeypatch.setenv("XINSHIMIN_POLICIES", str(tmp_path / "policies"))
    run("store", "build")
    facts = tmp_path / "policies" / "150200-baotou" / "baotou-2024-47" / "policy.yml"
    facts.write_text(facts.read_text(encoding="utf-8").replace("非属地户籍随迁子女入学以", "非属地户籍随迁子女入学依"), encoding="utf-8")
    result = run("store", "build")
    assert "不在条款原文里" in str(result.exception)


def test_a_check_says_what_it_looked_at(own, tmp_path):
    own("store", "build")
    result = own("store", "check")
    assert result.exit_code == 0 and "核对了 5 个版本、130 条条款" in result.stdout and "0 处不符" in result.stdout
    with writing(open_store(load_settings())) as connection:
        connection.exec_driver_sql("UPDATE clauses SET text = text || '。' WHERE path = '一'")
    result = own("store", "check")
    assert result.exit_code == 1 and "不符  baotou-2024-47@1  一  条款与原文不符" in result.stdout
    faults = json.loads(own("store", "check", "--json").stdout)["faults"]
    assert {fault["clause"] for fault in faults} == {"一"}


@pytest.mark.parametrize("form", ["sqlite", "portable"])
def test_a_backup_brings_back_what_was_there(own, bring, tmp_path, form):
    bring()
    result = own("store", "backup", tmp_path / "b" / "store.backup", *(["--portable"] if form == "portable" else []), "--json")
    assert json.loads(result.stdout)["form"] == form
    own("policy", "retire", "落户通知", "--why", "发错了")
    result = own("store", "restore", tmp_path / "b" / "store.backup")
    assert result.exit_code == 0 and "6 个版本" in result.stdout
    assert json.loads(own("policy", "show", "落户通知", "--json").stdout)["document"]["state"] == "published"
    assert json.loads(own("store", "restore", tmp_path / "b" / "store.backup", "--json").stdout)["faults"] == []


def test_what_is_no_backup_or_cannot_be_written_is_told(own, tmp_path):
    own("store", "build")
    (tmp_path / "x").write_text("x")
    assert isinstance(own("store", "restore", tmp_path / "x").exception, StoreError)
    assert isinstance(own("store", "backup", tmp_path / "x" / "y").exception, StoreError)
    assert "已备份到" in own("store", "backup", tmp_path / "ok").stdout
