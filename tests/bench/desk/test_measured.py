"""Percentiles of the benchmark."""

import pytest

from bench.desk.measured import Measured, percentile


@pytest.mark.parametrize(("share", "expected"), [(0.5, 50), (0.95, 95), (0.99, 99), (1.0, 100)])
def test_the_nearest_rank(share, expected):
    assert percentile(list(range(100, 0, -1)), share) == expected and percentile([7], share) == 7


def test_a_row_for_each_kind():
    measured = Measured()
    for milliseconds in (10, 20, 30):
        measured.add("查询", milliseconds / 1000)
    with measured.timed("接手"):
        pass
    assert measured.rows()[0] == ["查询", "3", "20", "30", "30", "30"] and measured.rows()[1][:2] == ["接手", "1"]
