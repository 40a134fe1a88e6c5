"""Accounts are made, changed and shut, each step with its line in the log."""

import threading

import pytest

from bot.errors import AccountError
from tests.conversations.staff.conftest import GOOD


def test_an_account_is_found_whatever_the_case_and_width(staff, actions):
    made = staff.accounts.add("ＺhangSan", "张三", "operator", GOOD, "root", "150200")
    assert (made.name, made.label, made.role, made.region_code) == ("zhangsan", "张三", "operator", "150200")
    assert made.must_change and made.active
    assert staff.accounts.get(" ZHANGSAN ") == made and [one.name for one in staff.accounts.all()] == ["root", "zhangsan"]
    assert actions()[-1] == ("root", "account_added", "zhangsan")


@pytest.mark.parametrize("name", ["", "a", "x" * 41, "a b", "<b>", "a'--", "a\x00b"])
def test_a_name_that_cannot_be_one_is_refused(staff, name):
    with pytest.raises(AccountError, match="登录名"):
        staff.accounts.add(name, "", "operator", GOOD, "root")


def test_a_name_is_given_once_and_a_role_is_one_of_four(staff, actions):
    before = actions()
    with pytest.raises(AccountError, match="已经有人用"):
        staff.accounts.add("ROOT", "", "operator", GOOD, "root")
    with pytest.raises(AccountError, match="角色"):
        staff.accounts.add("zhang", "", "chief", GOOD, "root")
    with pytest.raises(AccountError, match="太简单"):
        staff.accounts.add("zhang", "", "operator", "1234567890", "root")
    with pytest.raises(AccountError, match="没有这个账号"):
        staff.accounts.set_role("zhang", "editor", "root")
    assert actions() == before


def test_another_role_or_password_ends_the_sessions(staff, actions):
    staff.accounts.add("zhang", "", "operator", GOOD, "root", must_change=False)
    for step in (
        lambda: staff.accounts.set_role("zhang", "editor", "root"),
        lambda: staff.accounts.set_password("zhang", GOOD, "zhang"),
        lambda: staff.accounts.set_active("zhang", False, "root"),
    ):
        token = staff.sign_ins.open("zhang", GOOD, "b", "a")
        assert staff.sign_ins.find(token, "b").name == "zhang"
        step()
        assert staff.sign_ins.find(token, "b") is None
    assert staff.accounts.get("zhang").role == "editor"
    assert [one[1] for one in actions() if one[2] == "zhang"] == ["account_added", "role_changed", "password_changed", "account_shut"]


def test_a_password_given_by_another_must_be_changed(staff):
    staff.accounts.add("zhang", "", "operator", GOOD, "root", must_change=False)
    staff.accounts.set_password("zhang", GOOD + "1", "root")
    assert staff.accounts.get("zhang").must_change
    staff.accounts.set_password("zhang", GOOD + "2", "zhang")
    assert not staff.accounts.get("zhang").must_change
    assert staff.accounts.password_fits("zhang", GOOD + "2") and not staff.accounts.password_fits("zhang", GOOD)
    assert not staff.accounts.password_fits("nobody", GOOD)


def test_somebody_stays_admin(staff):
    for step in (lambda: staff.accounts.set_role("root", "operator", "root"), lambda: staff.accounts.set_active("root", False, "root")):
        with pytest.raises(AccountError, match="最后一个管理员"):
            step()
    assert staff.accounts.get("root").role == "admin" and staff.accounts.get("root").active


def test_two_admins_cannot_shut_each_other(staff):
    staff.accounts.add("second", "", "admin", GOOD, "root")
    refused = []

    def shut(name, by):
        try:
            staff.accounts.set_active(name, False, by)
        except AccountError as error:
            refused.append(error.name)

    threads = [threading.Thread(target=shut, args=names) for names in (("root", "second"), ("second", "root"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
