"""One spelling, sign for sign."""

from hypothesis import given
from hypothesis import strategies as st

from bot.language.facts.plain import plain


def test_full_width_figures_and_letters_become_plain():
    assert plain("我５３岁，Ａ") == "我53岁,a"


@given(st.text())
def test_no_sign_is_lost_or_added(text):
    assert len(plain(text)) == len(text)
