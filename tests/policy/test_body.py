"""A body of the directory."""

from bot.policy.body import Body


def test_a_body_is_known_by_its_place_and_name_and_leaves_unknown_facts_empty():
    body = Body("150200", "包头市民政局", "本局提供")
    assert body.key == ("150200", "包头市民政局")
    assert (body.phone, body.address, body.hours, body.successor, body.checked_on) == (None,) * 5
