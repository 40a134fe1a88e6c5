"""Passwords are stored as Argon2id, and the simplest are refused."""

import pytest
from argon2 import PasswordHasher

from bot.conversations.staff.passwords import Passwords, weakness
from tests.conversations.staff.conftest import GOOD, QUICK


def test_a_password_fits_its_own_hash_only():
    passwords = Passwords(QUICK)
    stored = passwords.hash(GOOD)
    assert stored.startswith("$argon2id$") and passwords.hash(GOOD) != stored
    assert passwords.fits(stored, GOOD)
    assert not passwords.fits(stored, GOOD + " ") and not passwords.fits("broken", GOOD)


def test_nobody_has_the_password_of_nobody():
    assert not Passwords(QUICK).fits(None, "nobody")


def test_the_same_signs_fit_however_they_are_put_together():
    passwords = Passwords(QUICK)
    assert passwords.fits(passwords.hash("caf\u00e9 hübsch 9"), "cafe\u0301 hübsch 9")


def test_what_is_stored_with_other_figures_is_stale():
    assert Passwords(PasswordHasher(time_cost=2, memory_cost=8, parallelism=1)).is_stale(Passwords(QUICK).hash(GOOD))
    assert not Passwords(QUICK).is_stale(Passwords(QUICK).hash(GOOD))


def test_as_they_ship_the_figures_are_those_of_rfc_9106():
    assert "$m=65536,t=3,p=4$" in Passwords().hash(GOOD)


@pytest.mark.parametrize("bad", ["", "short 1", "1234567890123", "abcdefghijklm", "aaaaaaaaaaaa1", "x" * 201, "zhangsan-2026"])
def test_a_simple_password_is_refused_with_the_reason(bad):
    assert weakness(bad, "zhangsan")


@pytest.mark.parametrize("good", [GOOD, "correct horse 9", "晴天、拖拉机、第八个杯子"])
def test_a_good_one_passes(good):
    assert weakness(good, "zhangsan") is None
