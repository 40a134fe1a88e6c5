"""A right password opens a session; it ends when it is idle, old, closed or stolen."""

import pytest

from bot.conversations.staff.sign_ins import NOBODY
from bot.errors import SignInError
from tests.conversations.staff.conftest import GOOD

HERE = ("Firefox", "10.0.0.1")


def test_signing_in_and_out_is_logged(staff, actions):
    token = staff.sign_ins.open("Root", GOOD, *HERE)
    account = staff.sign_ins.find(token, "Firefox")
    assert account.name == "root" and account.role == "admin"
    staff.sign_ins.close(token, account)
    assert staff.sign_ins.find(token, "Firefox") is None
    assert actions()[1:] == [("root", "signed_in", ""), ("root", "signed_out", "")]


def test_each_session_has_a_token_of_its_own_that_cannot_be_guessed(staff):
    tokens = {staff.sign_ins.open("root", GOOD, *HERE) for _ in range(5)}
    assert len(tokens) == 5 and all(len(token) >= 43 for token in tokens)
    assert all(staff.sign_ins.find(token, "Firefox") for token in tokens)


@pytest.mark.parametrize("token", ["", "x", "' OR 1=1 --", "\udc80", "\x00"])
def test_what_is_no_token_opens_nothing(staff, token):
    assert staff.sign_ins.find(token, "Firefox") is None


def test_a_session_ends_when_nobody_uses_it(staff, clock):
    token = staff.sign_ins.open("root", GOOD, *HERE)
    for _ in range(3):
        clock.move(minutes=59)
        assert staff.sign_ins.find(token, "Firefox")
    clock.move(minutes=60)
    assert staff.sign_ins.find(token, "Firefox") is None


def test_a_session_ends_after_its_life_however_much_it_is_used(staff, clock):
    token = staff.sign_ins.open("root", GOOD, *HERE)
    for _ in range(23):
        clock.move(minutes=30)
        assert staff.sign_ins.find(token, "Firefox")
    clock.move(minutes=30)
    assert staff.sign_ins.find(token, "Firefox") is None


def test_a_stolen_token_in_another_browser_ends_the_session_and_is_logged(staff, actions):
    token = staff.sign_ins.open("root", GOOD, *HERE)
    assert staff.sign_ins.find(token, "curl/8") is None
    assert staff.sign_ins.find(token, "Firefox") is None
    assert actions()[-1] == ("root", "session_refused", "")


def test_wrong_names_and_passwords_are_told_alike(staff, actions):
    said = []
    for name, password in (("root", "wrong wrong 1"), ("nobody", GOOD)):
        with pytest.raises(SignInError) as caught:
            staff.sign_ins.open(name, password, *HERE)
        said.append((str(caught.value), caught.value.minutes))
    assert said[0] == said[1]
    assert actions()[1:] == [(NOBODY, "sign_in_failed", "root"), (NOBODY, "sign_in_failed", "")]  # a name that is none may be a password


@pytest.mark.parametrize("name", ["root", "nobody"])
def test_after_three_failures_the_name_is_shut_also_for_the_right_password(staff, clock, name):
    for _ in range(3):
        with pytest.raises(SignInError) as caught:
            staff.sign_ins.open(name, "wrong wrong 1", *HERE)
        assert caught.value.minutes == 0
    with pytest.raises(SignInError, match="15 分钟") as caught:
        staff.sign_ins.open(name, GOOD, *HERE)
    assert caught.value.minutes == 15
    clock.move(minutes=16)
    if name == "root":
        assert staff.sign_ins.open(name, GOOD, *HERE)


def test_a_success_forgets_the_failures_before_it(staff):
    for _ in range(3):
        for _ in range(2):
            with pytest.raises(SignInError):
                staff.sign_ins.open("root", "wrong wrong 1", *HERE)
        assert staff.sign_ins.open("root", GOOD, *HERE)


def test_one_address_cannot_go_through_all_names(staff):
    refused = 0
    for number in range(70):
        with pytest.raises(SignInError) as caught:
            staff.sign_ins.open(f"user{number}", "wrong wrong 1", *HERE)
        refused += caught.value.minutes > 0
    assert refused == 10  # 60 = three failures for each of twenty people behind one address
    assert staff.sign_ins.open("root", GOOD, "Firefox", "10.0.0.2")


def test_a_new_password_opens_a_name_that_was_shut(staff):
    for _ in range(3):
        with pytest.raises(SignInError):
            staff.sign_ins.open("root", "wrong wrong 1", *HERE)
    staff.accounts.set_password("root", GOOD + "!", "命令行")
    assert staff.sign_ins.open("root", GOOD + "!", *HERE)


def test_an_account_that_is_shut_cannot_sign_in(staff):
    staff.accounts.add("zhang", "", "operator", GOOD, "root")
    staff.accounts.set_active("zhang", False, "root")
    with pytest.raises(SignInError):
        staff.sign_ins.open("zhang", GOOD, *HERE)
    staff.accounts.set_active("zhang", True, "root")
    assert staff.sign_ins.open("zhang", GOOD, *HERE)
