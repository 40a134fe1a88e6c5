"""A notice whole."""

from dataclasses import replace

from bot.policy.clause import Annotation
from bot.policy.notice import Notice, Segment


def test_a_segment_outside_of_any_unit_has_no_path():
    assert Segment("page_number", 10, 16).path == ""


def test_segments_differ_by_the_unit_that_they_belong_to():
    assert Segment("clause", 10, 16, "（一）") == Segment("clause", 10, 16, "（一）")
    assert Segment("clause", 10, 16, "（一）") != Segment("clause", 10, 16, "（二）")


def test_two_notices_that_say_the_same_are_equal_in_their_plain_form(document):
    annotations = [Annotation(topic, "居住证", "benefit", "direct") for topic in ("pension", "residence_permit")]
    first = Notice(replace(document, revision="d@1"), "居住证", (), (), {}, {"一": tuple(annotations), "二": ()}, ("注意",))
    second = Notice(replace(document, revision="d@2"), "居住证", (), (), {}, {"一": tuple(reversed(annotations))}, ())
    assert first != second and first.plain() == second.plain()
    assert first.plain() != replace(first, text="居住登").plain()
