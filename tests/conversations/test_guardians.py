"""How far the question for a parent is."""

from bot.conversations.erasing import erase
from bot.conversations.guardians import Guardians


def test_a_parent_is_asked_for_and_comes_and_all_is_gone_with_the_conversation(database):
    guardians = Guardians(database)
    guardians.note("web:u", "asked")
    guardians.note("web:v", "asked")
    guardians.note("web:u", "there")
    assert guardians.all() == {"web:u": "there", "web:v": "asked"}
    erase(database, "web:u")
    assert guardians.all() == {"web:v": "asked"}
