"""How much of a text its segments cover."""

from bot.policy.coverage import coverage
from bot.policy.notice import Segment

TEXT = "一、落户\n\u3000租房 \u200b也可"


def test_white_space_need_not_be_covered():
    assert coverage(TEXT, [Segment("label", 0, 4), Segment("clause", 6, 8), Segment("clause", 10, 12)]) == (8, 8)


def test_what_no_segment_or_two_hold_is_not_covered():
    assert coverage(TEXT, [Segment("label", 0, 4)]) == (4, 8)
    assert coverage(TEXT, [Segment("label", 0, 12), Segment("clause", 2, 4)]) == (6, 8)


def test_a_segment_outside_the_text_covers_nothing():
    assert coverage("一", [Segment("label", 5, 9), Segment("label", -3, 0)]) == (0, 1)
    assert coverage("", []) == (0, 0)
