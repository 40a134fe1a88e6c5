"""The consent to sensitive data: to which wording, when, and gone with the conversation."""

from datetime import timedelta

from sqlalchemy import update

from bot.conversations.consents import Consents
from bot.conversations.erasing import erase
from bot.conversations.records import now
from bot.conversations.tables import consents as table


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


def test_what_is_open_for_too_long_is_closed(database):
    consents, before = Consents(database), now() - timedelta(minutes=50)
    for state in ("due", "asked", "silent", "agreed", "refused"):
        consents.note(f"web:{state}", state, "1")
    assert consents.overdue(before) == []
    with database.writing() as connection:
        connection.execute(update(table).values(at=before))
    consents.note("web:new", "due", "1")
    assert sorted(consents.overdue(before)) == ["web:asked", "web:due"]
    for name in ("asked", "due", "agreed", "new"):
        consents.close(f"web:{name}", before)
    assert consents.overdue(before) == [] and consents.of("web:due") is None
    assert [consents.of(f"web:{name}").state for name in ("asked", "agreed", "new")] == ["silent", "agreed", "due"]
