"""The network between two hosts is cut: the processes here hear nothing from the databases there, and no end is told so."""

import time

import pytest

pytestmark = pytest.mark.servers


@pytest.mark.parametrize("seconds", [3, 20])
def test_a_network_that_is_cut(other_host, citizens, recovered, seconds):
    other_host.cut()
    time.sleep(seconds)
    other_host.mend()
    recovered(f"network cut for {seconds} s", time.monotonic())
