"""The disk of PostgreSQL is full, and then it is not."""

import time

import pytest

pytestmark = pytest.mark.servers
FULL = 12  # seconds


def test_a_disk_that_is_full(disk, citizens, recovered):
    disk.fill()
    time.sleep(FULL)
    disk.free()
    recovered(f"disk full for {FULL} s", time.monotonic())
