"""The commands for the desk: the first admin, a forgotten password, the check of the log."""

import json

import pytest
from typer.testing import CliRunner

from bot.cli.main import app
from bot.conversations.database import ConversationDatabase
from bot.errors import AccountError, AuditError
from bot.settings import load_settings
from bot.wiring import open_staff

GOOD = "雨后 7 lanterns"


@pytest.fixture
def typed(tmp_path, monkeypatch):
    """Run a command with a home of this test alone, and something on standard input."""
    monkeypatch.setenv("XINSHIMIN_HOME", str(tmp_path))
    return lambda *words, given="": CliRunner().invoke(app, ["desk", *words], input=given)


@pytest.fixture
def staff(tmp_path):
    return open_staff(load_settings({}, home=tmp_path))


def test_the_first_admin_signs_in_with_the_password_from_standard_input(typed, staff):
    result = typed("adduser", "ZhangSan", "--label", "张三", "--region", "包头", given=GOOD + "\n")
    assert result.exit_code == 0 and "已加账号 zhangsan（管理员）" in result.output and GOOD not in result.output
    account = staff.sign_ins.find(staff.sign_ins.open("zhangsan", GOOD, "b", "a"), "b")
    assert (account.role, account.label, account.region_code, account.must_change) == ("admin", "张三", "150200", False)


def test_a_password_is_no_option(typed):
    assert typed("adduser", "zhang", "--password", GOOD).exit_code == 2
    assert typed("adduser", "zhang", GOOD).exit_code == 2


def test_what_cannot_be_is_said(typed):
    assert isinstance(typed("adduser", "zhang", given="short\n").exception, AccountError)
    assert isinstance(typed("adduser", "zhang", "--role", "chief", given=GOOD + "\n").exception, AccountError)
    assert isinstance(typed("adduser", "zhang").exception, AccountError)  # nothing on standard input
    assert isinstance(typed("password", "nobody", given=GOOD + "\n").exception, AccountError)


def test_a_forgotten_password_is_given_anew_and_then_changed(typed, staff):
    typed("adduser", "zhang", given=GOOD + "\n")
    assert typed("password", "zhang", given=GOOD + "2\n").exit_code == 0
    assert staff.sign_ins.find(staff.sign_ins.open("zhang", GOOD + "2", "b", "a"), "b").must_change


def test_the_log_is_checked(typed, staff, tmp_path):
    typed("adduser", "zhang", given=GOOD + "\n")
    head = json.loads(typed("audit", "--json").output)["head"]
    assert f"共 1 条；请把末尾校验值记在别处：{head}" in typed("audit").output
    assert typed("audit", "--head", head).exit_code == 0
    with ConversationDatabase(f"sqlite:///{tmp_path}/conversations.db").writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER audit_log_no_update")
        connection.exec_driver_sql("UPDATE audit_log SET actor = 'nobody'")
    result = typed("audit", "--json")
    assert isinstance(result.exception, AuditError) and json.loads(result.output)["broken"] == 1
