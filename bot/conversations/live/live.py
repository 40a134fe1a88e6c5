"""Everything about conversations that a person takes over, opened together over one database."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.conversations.call_backs import CallBacks
from bot.conversations.database import ConversationDatabase
from bot.conversations.live.calling_back import CallingBack
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
    calling_back: CallingBack | None = None

    @classmethod
    def over(
        cls,
        database: ConversationDatabase,
        say: Say,
        pack: Pack,
        gone: timedelta,
        clock: Callable[[], datetime] = now,
        call_backs: CallBacks | None = None,
    ) -> "Live":
        """The live conversations of `database`; `say` gives phrases, `pack` makes of a text what a channel delivers later.

        Without `call_backs` no number to call back is taken.
        """
        audit, telling = AuditLog(database, clock), Telling(say, pack)
        take_over = TakeOver(database, audit, telling, say, gone, clock)
        calling_back = CallingBack(call_backs, take_over, audit, telling, say) if call_backs else None
        return cls(take_over, Listening(database, take_over), calling_back)
