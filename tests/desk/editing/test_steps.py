"""A step of an editor and its line in the log: both, or neither."""

import pytest

from bot.desk.editing.steps import recorded, scope_of, within_place
from bot.errors import ConversationError, LifecycleError, OutOfPlaceError
from bot.store.lifecycle import retire
from bot.store.revisions import find_revision


@pytest.fixture
def ying(own, staff):
    return staff.accounts.get("ying")


def withdraw(own, account):
    with recorded(own, account, "document_withdrawn", "baotou-2024-47", why="错") as connection:
        retire(connection, "baotou-2024-47", account.name, "错")


def stored(own):
    with own.parts.database.connect() as connection:
        return find_revision(connection, "baotou-2024-47").stored


def test_a_step_is_done_and_logged(own, ying, staff):
    withdraw(own, ying)
    line = staff.audit.entries(limit=1)[0]
    assert stored(own) == "withdrawn"
    assert (line.actor, line.action, line.target, line.details) == ("ying", "document_withdrawn", "baotou-2024-47", {"why": "错"})


def test_without_the_log_nothing_is_done(own, ying, staff, monkeypatch):
    def broken(*_, **__):
        raise ConversationError("x")

    monkeypatch.setattr(staff.audit, "write", broken)
    with pytest.raises(ConversationError):
        withdraw(own, ying)
    assert stored(own) == "published"


def test_what_cannot_be_done_is_not_logged(own, ying, staff):
    before = staff.audit.entries(limit=1)
    with pytest.raises(LifecycleError), recorded(own, ying, "document_withdrawn", "baotou-2024-47"):
        raise LifecycleError("x", "y", "z")
    assert staff.audit.entries(limit=1) == before


def test_what_goes_beyond_the_place_is_logged_as_refused(own, ying, staff):
    with within_place(own, ying, "baotou") as scope:
        scope.check("150202")
    before = staff.audit.entries(limit=1)
    with pytest.raises(OutOfPlaceError), within_place(own, ying, "nantong") as scope:
        scope.check("320600")
    line = staff.audit.entries(limit=1)[0]
    assert [line] != before and (line.actor, line.action, line.target) == ("ying", "refused", "nantong")


def test_an_account_edits_its_place_and_an_admin_without_one_everything(own, staff):
    places = {name: scope_of(own, staff.accounts.get(name)).area for name in ("ying", "nan", "kong", "editor", "admin")}
    assert places == {"ying": "150200", "nan": "320600", "kong": None, "editor": None, "admin": "000000"}
