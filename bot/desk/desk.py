"""Everything that the pages need, opened once for the process."""

from dataclasses import dataclass
from functools import cached_property
from typing import cast

from fastapi import Request

from bot.conversations.conversations import Conversations
from bot.conversations.database import AT_THE_DESK
from bot.conversations.improving.improving import Improving
from bot.conversations.live.live import Live
from bot.conversations.staff.staff import Staff
from bot.desk.api.parts import Parts
from bot.desk.editing.suggestions import Suggestions
from bot.desk.learning.board import Hearing, Remembering
from bot.desk.look_up.calls import Calls
from bot.desk.look_up.checklist import Checklists
from bot.desk.look_up.finding import LookUp
from bot.desk.talks.watch import Watch
from bot.desk.views import Views
from bot.language.encoders import Encoder
from bot.learning.sentences import Project
from bot.regions import Gazetteer
from bot.serving.addresses import address_of
from bot.serving.office import Office
from bot.settings import ROOT, Settings
from bot.wiring import open_conversations, open_improving, open_live, open_staff, open_suggester, search_encoder


@dataclass(frozen=True)
class Desk:
    """The parts of the desk. Make it with `open`."""

    settings: Settings
    staff: Staff
    views: Views
    parts: Parts
    look_up: LookUp
    calls: Calls
    kept: Conversations
    live: Live
    watch: Watch
    office: Office

    @classmethod
    def open(cls, settings: Settings, parts: Parts | None = None) -> "Desk":
        """The desk of `settings`; what answers is opened at its first use, and shared with the public API."""
        parts = parts or Parts(settings)
        calls = Calls(settings.desk.idle.total_seconds())
        staff, kept = open_staff(settings), open_conversations(settings, AT_THE_DESK)
        live = open_live(settings, kept.database)
        watch = Watch(kept, live.take_over, staff.sign_ins.present)
        office = Office.read(settings.desk.office, settings.desk_hours)
        return cls(settings, staff, Views.open(), parts, LookUp(parts), calls, kept, live, watch, office)

    @property
    def gazetteer(self) -> Gazetteer:
        """The places."""
        return self.parts.answering.tools.gazetteer

    @cached_property
    def suggestions(self) -> Suggestions:
        """What proposes annotations."""
        return Suggestions(lambda: open_suggester(self.settings))

    @cached_property
    def improving(self) -> Improving:
        """Errors that were reported, and questions that went badly."""
        return open_improving(self.settings)

    @cached_property
    def sentences(self) -> Project:
        """What trains and what measures."""
        return Project(ROOT)

    @cached_property
    def likeness(self) -> Encoder:
        """What tells which questions are alike."""
        return Remembering(search_encoder())

    @cached_property
    def hearing(self) -> Hearing:
        """What the present model hears in a question."""
        return Hearing(self.parts.read)

    @cached_property
    def checklists(self) -> Checklists:
        """What makes checklists."""
        tools = self.parts.answering.tools
        return Checklists(tools.phrases, tools.gazetteer)

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
