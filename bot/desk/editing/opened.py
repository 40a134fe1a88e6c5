"""A version that an editor has open: read whole, with how often it was changed, and only within the editor's place."""

from dataclasses import dataclass
from datetime import date

from bot.conversations.staff.records import Account
from bot.desk.desk import Desk
from bot.desk.editing.steps import within_place
from bot.policy.lifecycle import State
from bot.policy.notice import Notice
from bot.store.database import reading
from bot.store.history import Event, changes_of, history
from bot.store.notices import load_notice
from bot.store.revisions import Revision, find_revision


@dataclass(frozen=True)
class Opened:
    """The version, what it says, its stamp, and the history of its document, the newest step first."""

    revision: Revision
    notice: Notice
    stamp: int
    events: tuple[Event, ...]

    @property
    def id(self) -> str:
        """Identifier of the version."""
        return self.revision.id

    @property
    def is_open(self) -> bool:
        """Whether it is not published yet."""
        return self.revision.stored in ("draft", "reviewed")

    @property
    def state(self) -> State:
        """What it is today."""
        return self.revision.state(date.today())


def open_version(desk: Desk, account: Account, reference: str) -> Opened:
    """The version that `reference` names, or the last one of the document; raises `UnknownDocumentError`, and `OutOfPlaceError` (logged)
    for one that is not the account's.
    """
    with reading(desk.parts.database) as connection:
        revision = find_revision(connection, reference)
        with within_place(desk, account, revision.id) as scope:
            scope.check(revision.document.region_code)
        notice = load_notice(connection, revision.id)
        assert notice is not None, "the version was found in this transaction"
        events = tuple(history(connection, revision.document.id)[::-1])
        return Opened(revision, notice, changes_of(connection, revision.id), events)
