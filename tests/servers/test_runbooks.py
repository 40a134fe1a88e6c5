"""Each command of the runbooks is run as it is written, in order, in a folder that looks like the installed one."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from cryptography.fernet import Fernet

from bot.settings import load_settings
from bot.trained import current_model
from tests.runbooks import commands

ROOT = Path(__file__).parents[2]
CLAUSE = "二（一）1（1）"


@pytest.fixture
def run(tmp_path):
    (tmp_path / ".venv").symlink_to(Path(sys.executable).parents[1])
    environment = {name: value for name, value in os.environ.items() if not name.startswith("XINSHIMIN_")}
    environment |= {"XINSHIMIN_HOME": str(tmp_path / "home"), "PYTHONPATH": str(ROOT)}

    def run(block):
        command = ["bash", "-euc", block]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=500, check=False)
        assert done.returncode == 0, f"{block}\n{done.stdout}{done.stderr}"
        return done.stdout

    return run


@pytest.fixture
def trained(tmp_path, server, server_home):
    """Put the model that the servers trained into the home, as one that was trained before it too."""
    models = tmp_path / "home" / "models"
    shutil.copytree(server_home / "models", models)
    current = current_model(load_settings({}, home=tmp_path / "home")).archive
    for other in models.glob("*.tar.gz"):
        if other != current:
            other.unlink()
    shutil.copy(current, models / "20250101-000000-before.tar.gz")
    os.utime(models / "20250101-000000-before.tar.gz", (0, 0))
    return current.name.removesuffix(".tar.gz")


def status(run):
    return json.loads(run(".venv/bin/xinshimin bot status --json"))


def test_turn_the_bot_off(run):
    off, asked, on = commands("turn-the-bot-off")
    run(off)
    assert status(run)["off"] and "张三" in run(asked)
    run(on)
    assert not status(run)["off"]


def test_withdraw_a_wrong_clause(run, tmp_path):
    retire, export, publish, check = commands("withdraw-a-wrong-clause")
    run(".venv/bin/xinshimin store build")
    assert "已撤回" in run(retire)
    run(export)
    path = tmp_path / "改.yml"
    given = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert given["clauses"][CLAUSE]["topics"]
    given["clauses"][CLAUSE]["topics"] = {}
    path.write_text(yaml.safe_dump(given, allow_unicode=True, sort_keys=False), encoding="utf-8")
    run(publish)
    assert "0 处不符" in run(check)
    shown = json.loads(run(".venv/bin/xinshimin policy show baotou-2024-47 --json"))
    topics = {clause["path"]: clause["annotations"] for clause in shown["clauses"]}
    assert shown["document"]["state"] == "published" and not topics[CLAUSE] and any(topics.values())


def test_restore_from_backup(run, tmp_path):
    backup, copy, restore, bring_back = commands("restore-from-backup")
    run(".venv/bin/xinshimin store build")
    run(".venv/bin/xinshimin bot off --by 张三")
    run(backup)
    run(copy)
    run(".venv/bin/xinshimin policy retire baotou-2024-47 --why 试 --by 张三")
    run(".venv/bin/xinshimin bot on --by 张三")
    assert "0 处不符" in run(restore)
    assert json.loads(run(".venv/bin/xinshimin policy show baotou-2024-47 --json"))["document"]["state"] == "published"
    (tmp_path / "home" / "conversations.db").write_bytes(b"broken")
    assert "审计日志完整，共 1 条" in run(bring_back) and status(run)["off"]


def test_install(run, trained):
    prepare, check, ask, adduser, whole = commands("install")
    assert "模型已是最新" in run(prepare)
    assert "0 处不符" in run(check)
    assert "包府办发〔2024〕47号" in run(ask)
    run(adduser)
    assert "机器人开着" in run(whole)


def test_upgrade(run, trained):
    run(".venv/bin/xinshimin store build")
    backup, bring_up, check, back = commands("upgrade")
    run(backup)
    assert "0 处不符" in run(bring_up)
    assert "南通市关于公租房的规定" in run(check)
    assert "0 处不符" in run(back)


def test_roll_back_a_model(run, trained):
    run(".venv/bin/xinshimin prepare")
    which, use, check = commands("roll-back-a-model")
    assert run(which).splitlines()[0].endswith("正在用")
    run(use)
    first, second, *answer = run(check).splitlines()
    assert first.startswith(trained) and not first.endswith("正在用")
    assert second.startswith("20250101-000000-before") and second.endswith("正在用") and "公租房保障对象范围" in "".join(answer)


def test_roll_back_a_notice(run, tmp_path):
    which, retire, check, again = commands("roll-back-a-notice")
    run(".venv/bin/xinshimin store build")
    run(".venv/bin/xinshimin policy export baotou-2024-47 -o 改.yml --no-suggestions")
    path = tmp_path / "改.yml"
    given = yaml.safe_load(path.read_text(encoding="utf-8"))
    given["clauses"][CLAUSE]["topics"] = {}
    path.write_text(yaml.safe_dump(given, allow_unicode=True, sort_keys=False), encoding="utf-8")
    run(".venv/bin/xinshimin policy import 改.yml --by 李四 --no-suggestions")
    run(".venv/bin/xinshimin policy review baotou-2024-47 --by 李四 --why 试 --no-suggestions")
    run(".venv/bin/xinshimin policy publish baotou-2024-47 --by 王五")
    assert not annotations(run)
    assert "baotou-2024-47" in run(which)
    run(retire)
    assert "0 处不符" in run(check) and annotations(run)
    run(again)
    assert not annotations(run)


def annotations(run):
    """What is annotated at the clause in the version that is in force."""
    shown = json.loads(run(".venv/bin/xinshimin policy show baotou-2024-47 --json"))
    return next(clause["annotations"] for clause in shown["clauses"] if clause["path"] == CLAUSE)


def test_rotate_keys(run, tmp_path):
    signing, later, calling = commands("rotate-keys")
    secrets = tmp_path / "secrets"
    secrets.mkdir()
    old, old_key = "o" * 64, Fernet.generate_key().decode()
    (secrets / "web_secret").write_text(old)
    (secrets / "call_back_key").write_text(old_key)
    told = {f"XINSHIMIN_{name.upper()}_FILE": str(secrets / name) for name in ("web_secret", "call_back_key")}
    run(signing)
    run(calling)
    settings = load_settings(told)
    new, kept = settings.web_secret.split(",")
    assert kept == old and len(new) == 64
    assert settings.call_back_key[1] == old_key and settings.call_back_key[0] != old_key
    run(later)
    assert load_settings(told).web_secret == new
    assert {file.stat().st_mode & 0o077 for file in secrets.iterdir()} == {0}


def test_no_runbook_is_forgotten_here():
    pages = {path.stem for path in (ROOT / "docs/runbooks").glob("*.md")}
    elsewhere = {"alerts"}  # tests/faults/test_alerts.py
    tried = {name.removeprefix("test_").replace("_", "-") for name in globals() if name.startswith("test_")}
    assert pages - elsewhere == tried & pages
