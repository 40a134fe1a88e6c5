"""The consent to sensitive data: to which wording, when, and gone with the conversation."""

from datetime import timedelta

from bot.conversations.consents import Consents
from bot.conversations.erasing import erase
from bot.conversations.records import now


def test_it_is_asked_for_given_and_gone_with_the_conversation(database):
    consents = Consents(database)
    assert consents.of("web:u") is None
    consents.note("web:u", "asked", "1")
    consents.note("web:v", "asked", "1")
    consents.note("web:u", "agreed", "2")
    given = Consents(database).of("web:u")  # another worker
    assert (given.state, given.version) == ("agreed", "2") and now() - given.at < timedelta(minutes=1)
    assert consents.of("web:v").state == "asked"
    erase(database, "web:u")
    assert consents.of("web:u") is None and consents.of("web:v") is not None
