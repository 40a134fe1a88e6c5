"""A line of the menu is for those who may open it."""

from bot.conversations.staff.records import Account
from bot.desk.page import MenuEntry

OPERATOR = Account(1, "a", "甲", "operator", None, True, False)


def test_a_line_is_for_those_who_have_the_right():
    assert MenuEntry("/x", "甲", "look_up").is_for(OPERATOR) and MenuEntry("/x", "甲").is_for(OPERATOR)
    assert not MenuEntry("/x", "甲", "read_audit").is_for(OPERATOR)
