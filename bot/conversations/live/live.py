"""Everything about conversations that a person takes over, opened together over one database."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.conversations.database import ConversationDatabase
from bot.conversations.live.listening import Listening
from bot.conversations.live.take_over import TakeOver
from bot.conversations.live.telling import Pack, Say, Telling
from bot.conversations.records import now
from bot.conversations.staff.audit import AuditLog


@dataclass(frozen=True)
class Live:
    """Steps of operators, and what citizens say meanwhile. Make it with `over`."""

    take_over: TakeOver
    listening: Listening

    @classmethod
    def over(cls, database: ConversationDatabase, say: Say, pack: Pack, gone: timedelta, clock: Callable[[], datetime] = now) -> "Live":
        """The live conversations of `database`; `say` gives phrases, `pack` makes of a text what a channel delivers later."""
        take_over = TakeOver(database, AuditLog(database, clock), Telling(say, pack), say, gone, clock)
        return cls(take_over, Listening(database, take_over))
