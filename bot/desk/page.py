"""What every page hands over: its addresses, and its place in the menu."""

from dataclasses import dataclass

from fastapi import APIRouter

from bot.conversations.staff.records import Account, Right


@dataclass(frozen=True)
class MenuEntry:
    """A line of the menu, for those who have `right` (None: everybody who is signed in)."""

    path: str
    label: str
    right: Right | None = None

    def is_for(self, account: Account) -> bool:
        """Whether `account` sees it."""
        return self.right is None or account.may(self.right)


@dataclass(frozen=True)
class Page:
    """A page. One file below `pages/` each; `pages/__init__.py` lists them in the order of the menu."""

    router: APIRouter
    menu: MenuEntry | None = None
