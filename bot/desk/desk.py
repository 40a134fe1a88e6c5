"""Everything that the pages need, opened once for the process."""

from dataclasses import dataclass
from typing import cast

from fastapi import Request

from bot.conversations.staff.staff import Staff
from bot.desk.views import Views
from bot.regions import Gazetteer
from bot.serving.addresses import address_of
from bot.settings import Settings
from bot.wiring import open_staff


@dataclass(frozen=True)
class Desk:
    """The parts of the desk. Make it with `open`."""

    settings: Settings
    staff: Staff
    views: Views
    gazetteer: Gazetteer

    @classmethod
    def open(cls, settings: Settings) -> "Desk":
        """The desk of `settings`; databases are connected to at their first use."""
        return cls(settings, open_staff(settings), Views.open(), Gazetteer.open())

    @property
    def cookie(self) -> str:
        """Name of the cookie; over https one that no other site of the domain can set."""
        return "__Host-desk" if self.settings.desk.https else "desk"

    def address(self, request: Request) -> str:
        """Where a request comes from."""
        peer = request.client.host if request.client else ""
        return address_of(peer, request.headers.get("x-forwarded-for"), self.settings.proxies)


def desk_of(request: Request) -> Desk:
    """The desk that serves `request`."""
    return cast(Desk, request.app.state.desk)
