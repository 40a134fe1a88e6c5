"""A notice whole."""

from bot.policy.notice import Segment


def test_a_segment_outside_of_any_unit_has_no_path():
    assert Segment("page_number", 10, 16).path == ""


def test_segments_differ_by_the_unit_that_they_belong_to():
    assert Segment("clause", 10, 16, "（一）") == Segment("clause", 10, 16, "（一）")
    assert Segment("clause", 10, 16, "（一）") != Segment("clause", 10, 16, "（二）")
