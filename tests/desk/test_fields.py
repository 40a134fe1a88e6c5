"""Fields of forms as they are used."""

from hypothesis import given
from hypothesis import strategies as st

from bot.desk.fields import number_in, plain, text_of


def test_signs_that_nobody_sees_are_left_out_and_lines_become_one():
    assert plain(" a\x00b\r\nc\td\udc80 ") == "ab  c d"


@given(st.text(), st.integers(0, 50))
def test_whatever_comes_is_one_short_line(text, longest):
    got = plain(text, longest)
    assert len(got) <= longest and "\n" not in got and "\x00" not in got
    got.encode("utf-8")


def test_several_lines_stay_lines():
    assert text_of(" a\x00\r\n b \rc\td\n\n") == "a\nb\nc d" and text_of("长" * 9, 4) == "长" * 4


def test_a_number_is_one_of_up_to_six_digits():
    assert [number_in(text, -1) for text in ("7", "007", "", "x", "-1", "²", "٣", "1234567")] == [7, 7, -1, -1, -1, -1, -1, -1]
