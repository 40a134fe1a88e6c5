"""Each command of the runbooks is run as it is written, in order, in a folder that looks like the installed one."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^ *```sh\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
CLAUSE = "二（一）1（1）"


def commands(page):
    """The commands of a runbook, a block at a time."""
    text = (ROOT / "docs/runbooks" / f"{page}.md").read_text(encoding="utf-8")
    return ["\n".join(line.strip() for line in block.splitlines()) for block in BLOCK.findall(text)]


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


def test_no_runbook_is_forgotten_here():
    pages = {path.stem for path in (ROOT / "docs/runbooks").glob("*.md")}
    asked_for_by_hand = {"alerts"}  # what to look at when each alert rings; tests/deploy/test_monitoring.py holds it against the rules
    assert pages == {"turn-the-bot-off", "withdraw-a-wrong-clause", "restore-from-backup"} | asked_for_by_hand
