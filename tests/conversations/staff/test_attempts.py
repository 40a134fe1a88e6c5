"""Failures are counted, and shut what was tried too often."""

import threading
from datetime import timedelta

import pytest

from bot.conversations.staff.attempts import Attempts


@pytest.fixture
def attempts(database, clock):
    return Attempts(database, timedelta(minutes=15), clock)


def test_after_so_many_it_is_shut_until_the_time_is_over(attempts, clock):
    assert [attempts.begin({"name:a": 3}) for _ in range(4)] == [0, 0, 0, 900]
    clock.move(minutes=14)
    assert attempts.begin({"name:a": 3}) == 60 and attempts.begin({"name:b": 3}) == 0
    clock.move(minutes=2)
    assert attempts.begin({"name:a": 3}) == 0


def test_a_success_forgets_the_name_and_takes_one_off_the_address(attempts):
    for name in "abcd":
        assert attempts.begin({f"name:{name}": 3, "address:x": 4}) == 0
    assert attempts.begin({"name:e": 3, "address:x": 4}) > 0
    attempts.succeeded("name:d", "address:x")
    assert attempts.begin({"name:d": 3, "address:x": 4}) == 0
    assert attempts.begin({"name:d": 3, "address:x": 4}) > 0


def test_what_is_old_is_forgotten(attempts, clock):
    attempts.begin({"name:a": 2})
    clock.move(minutes=16)
    assert [attempts.begin({"name:a": 2}) for _ in range(2)] == [0, 0]


def test_many_at_once_gain_nothing(attempts):
    got = []
    threads = [threading.Thread(target=lambda: got.append(attempts.begin({"name:a": 5}))) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got.count(0) == 5
