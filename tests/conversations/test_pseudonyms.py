"""Pseudonyms: short, stable, and without the person's name."""

from hypothesis import given
from hypothesis import strategies as st

from bot.conversations.pseudonyms import PSEUDONYM, pseudonym_of


def test_it_names_the_channel_and_nothing_of_the_person():
    one = pseudonym_of("wechat:oZ4fTjm9_abc")
    assert one.startswith("wechat-") and "oZ4f" not in one
    assert one == pseudonym_of("wechat:oZ4fTjm9_abc") != pseudonym_of("wechat:oZ4fTjm9_abd")


@given(st.text(max_size=40))
def test_whatever_the_name_it_has_the_form_of_a_pseudonym(name):
    assert PSEUDONYM.fullmatch(pseudonym_of(name))
