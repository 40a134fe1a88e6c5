"""Publish as the second person: whoever wrote or reviewed anything of a version does not publish it."""

from bot.errors import LifecycleError
from bot.store.database import Transaction
from bot.store.history import changes_of, history
from bot.store.lifecycle import publish
from bot.store.revisions import Revision, find_revision

WROTE = ("imported", "edited", "reviewed")


def writers_of(connection: Transaction, revision: Revision) -> frozenset[str]:
    """Who imported, edited or reviewed a version."""
    return frozenset(one.who for one in history(connection, revision.document.id) if one.revision_id == revision.id and one.what in WROTE)


def publish_as_second(connection: Transaction, reference: str, stamp: int, who: str, why: str = "") -> Revision:
    """Publish a version that others wrote and reviewed; return it.

    `stamp` says how often it had been changed when `who` read it. Raises `LifecycleError` where it was changed since, where `who` wrote
    or reviewed any of it, and where it is not reviewed.
    """
    revision = find_revision(connection, reference)
    if stamp != changes_of(connection, revision.id):
        raise LifecycleError(revision.id, "在您打开之后又被改过", "请刷新页面看过再发布")
    if who in writers_of(connection, revision):
        raise LifecycleError(revision.id, "是您导入、改过或核对过的", "请另一个人看过再发布")
    return publish(connection, revision.id, who, why)
