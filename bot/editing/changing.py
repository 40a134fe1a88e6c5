"""Change facts of a version, or what one of its clauses says to which topic: into it while it is not published, else into the next."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.editing.edits import Edited, apply_edits, in_words
from bot.editing.reading import check_base
from bot.editing.scope import Scope
from bot.policy.notice import Notice
from bot.store.database import Transaction
from bot.store.lifecycle import add_draft, replace_draft
from bot.store.notices import load_notice
from bot.store.revisions import Revision

OPEN = ("draft", "reviewed")


@dataclass(frozen=True)
class Change:
    """What is to be different, as a policy.yml says it (`document` and `clauses`, each with what changes only), and which version was
    looked at: its identifier, and how often it had been changed.
    """

    revision: str
    stamp: int
    document: Mapping[str, Any]
    clauses: Mapping[str, Any]
    why: str = ""


def change(connection: Transaction, wanted: Change, who: str, scope: Scope) -> str:
    """Write a change; return the version that holds it, which is the same one where nothing is different.

    Raises `LifecycleError` where the version is another than was looked at, `RowsError` with all that does not fit the text, and
    `OutOfPlaceError` for a place that is not in `scope`.
    """
    base = check_base(connection, wanted.revision, wanted.stamp)
    before = load_notice(connection, base.id)
    assert before is not None, "the version was found in this transaction"
    scope.check(before.document.region_code)
    data = {"document": wanted.document, "clauses": wanted.clauses}
    after = apply_edits(before, Edited(Path(base.id), base.document.id, base.id, wanted.stamp, data, in_words))
    scope.check(after.document.region_code)
    return base.id if after.plain() == before.plain() else write_version(connection, base, after, who, wanted.why)


def write_version(connection: Transaction, base: Revision, notice: Notice, who: str, why: str) -> str:
    """Put `notice` in the place of `base` where that is not published, else after it as a draft; return the version."""
    if base.stored in OPEN:
        replace_draft(connection, base, notice, who, why=why)
        return base.id
    return add_draft(connection, notice, who, origin="edit", bytes_sha256=base.bytes_sha256, what="edited", why=why)
