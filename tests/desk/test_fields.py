"""Fields of forms as they are used."""

from hypothesis import given
from hypothesis import strategies as st

from bot.desk.fields import plain


def test_signs_that_nobody_sees_are_left_out_and_lines_become_one():
    assert plain(" a\x00b\r\nc\td\udc80 ") == "ab  c d"


@given(st.text(), st.integers(0, 50))
def test_whatever_comes_is_one_short_line(text, longest):
    got = plain(text, longest)
    assert len(got) <= longest and "\n" not in got and "\x00" not in got
    got.encode("utf-8")
