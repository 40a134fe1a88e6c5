"""Steps of editors: each in its place, each with its line in the audit log, or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bot.conversations.staff.records import Account
from bot.desk.desk import Desk
from bot.editing.scope import Scope
from bot.errors import OutOfPlaceError
from bot.regions.region import NATIONAL
from bot.store.database import Transaction, writing


def scope_of(desk: Desk, account: Account) -> Scope:
    """The places that an account edits: its own and what lies in it; for an admin without one all, for an editor without one none."""
    everywhere = NATIONAL if account.role == "admin" else None
    return Scope(desk.gazetteer, account.region_code or everywhere)


@contextmanager
def within_place(desk: Desk, account: Account, target: str) -> Iterator[Scope]:
    """The places that an account edits; what goes beyond them (`OutOfPlaceError`) is logged as refused, and raised on."""
    try:
        yield scope_of(desk, account)
    except OutOfPlaceError:
        desk.staff.audit.write(account.name, "refused", target)
        raise


@contextmanager
def recorded(desk: Desk, account: Account, action: str, target: str, **details: Any) -> Iterator[Transaction]:
    """A transaction of the policy store that ends with its line in the audit log; where either fails, nothing is changed.

    The line is written last. Where it stands and the store then fails to commit, the log holds a step that did not happen: rather that
    than a step that nobody logged.
    """
    with writing(desk.parts.database) as connection:
        yield connection
        desk.staff.audit.write(account.name, action, target, **details)
