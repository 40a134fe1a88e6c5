"""A clause is shown with what stands around it, sign for sign."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.policy.citation import Span
from bot.policy.passage import passage

TEXT = "第一条 总则。\n第二条 居住半年，\n可以申领居住证。\n第三条 附则。"


def test_a_clause_in_two_pieces_keeps_what_lies_between():
    found = passage(TEXT, [Span(8, 17), Span(18, 26)], around=4)
    assert found.clause == "第二条 居住半年，\n可以申领居住证。"
    assert (found.before, found.after) == (TEXT[4:8], "\n第三条")
    assert found.spans == (Span(4, 13), Span(14, 22))


@pytest.mark.parametrize("spans", [[], [Span(0, 999)], [Span(5, 5)], [Span(-3, 2)]])
def test_what_does_not_lie_in_the_text_is_not_shown(spans):
    assert passage(TEXT, spans) is None


@given(st.text(min_size=1), st.data())
def test_the_spans_say_the_same_in_the_passage_as_in_the_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = passage(text, [Span(start, end)], around=data.draw(st.integers(0, 9)))
    whole = found.before + found.clause + found.after
    assert [whole[begin:stop] for begin, stop in found.spans] == [text[start:end]] and whole in text
