"""The switch that turns the bot off in all channels at once, and on again; each change with its line in the audit log.

It lies beside the conversations, which every process that answers citizens uses anyway.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from bot.conversations.database import ConversationDatabase
from bot.conversations.records import now
from bot.conversations.staff.audit import AuditLog
from bot.conversations.tables import bot_switch
from bot.errors import ConversationError

ONLY = 1  # the row
LONGEST = 200  # signs of a message
FRESH = 1.0  # seconds for which what was read is believed


@dataclass(frozen=True)
class SwitchState:
    """Whether the bot is off, what it says then (empty: the usual sentence), and who changed that when (UTC; None: nobody ever)."""

    off: bool = False
    message: str = ""
    changed_at: datetime | None = None
    changed_by: str = ""


class BotSwitch:
    """Reads and turns the switch."""

    def __init__(self, database: ConversationDatabase) -> None:
        self._database, self._audit = database, AuditLog(database)

    def state(self) -> SwitchState:
        """How it stands."""
        with self._database.reading() as connection:
            row = connection.execute(select(bot_switch)).first()
        return SwitchState(row.off, row.message, row.changed_at, row.changed_by) if row else SwitchState()

    def turn_off(self, by: str, message: str = "") -> None:
        """From now on citizens hear `message` (at most `LONGEST` signs of it) and 12345, and nothing else."""
        self._turn(by, True, message.strip()[:LONGEST])

    def turn_on(self, by: str) -> None:
        """The bot answers again."""
        self._turn(by, False, "")

    def _turn(self, by: str, off: bool, message: str) -> None:
        values = {"off": off, "message": message, "changed_at": now(), "changed_by": by}
        with self._database.writing() as connection:
            writes = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
            row = writes(bot_switch).values(id=ONLY, **values)
            connection.execute(row.on_conflict_do_update(index_elements=["id"], set_=values))
            self._audit.append(connection, by, "bot_off" if off else "bot_on", **({"message": message} if message else {}))


class SwitchWatch:
    """What a process knows of the switch: read at most every `FRESH` seconds. While it cannot be read, what was known last holds.

    `clock` gives seconds.
    """

    def __init__(self, switch: BotSwitch, clock: Callable[[], float] = time.monotonic) -> None:
        self._switch, self._clock = switch, clock
        self._one_reads = threading.Lock()
        self._read_at = float("-inf")
        self.known: str | None = None
        """What citizens are told instead of an answer, empty for the usual sentence; None while the bot is on."""

    @property
    def has_looked(self) -> bool:
        """Whether anything is known yet."""
        return self._read_at > float("-inf")

    @property
    def is_fresh(self) -> bool:
        """Whether `known` need not be read again yet."""
        return self._clock() - self._read_at < FRESH

    def look(self) -> str | None:
        """`known`, read again where it is not fresh."""
        with self._one_reads:
            if not self.is_fresh:
                try:
                    state = self._switch.state()
                    self.known = state.message if state.off else None
                except ConversationError:
                    pass  # whoever keeps what is said reports it
                self._read_at = self._clock()
        return self.known
