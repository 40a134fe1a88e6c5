"""What a citizen says while a person has the conversation: kept for that person, not answered. Every channel asks here first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from bot.conversations.database import ConversationDatabase, lock_conversation
from bot.conversations.live.take_over import TakeOver
from bot.conversations.live.telling import comes_by_itself, take_waiting
from bot.conversations.records import Line, channel_of
from bot.conversations.tables import handovers
from bot.conversations.transcript import write_lines


@dataclass(frozen=True)
class Standing:
    """How far a conversation's request for a person is: its number, and whether somebody has it."""

    number: int
    taken: bool


class Listening:
    """Listens for operators."""

    def __init__(self, database: ConversationDatabase, take_over: TakeOver) -> None:
        self._database, self._take_over = database, take_over

    def standing(self, conversation: str) -> Standing | None:
        """The request of a conversation that is not over, or None."""
        with self._database.reading() as connection:
            return _standing(connection, conversation)

    def hear(self, conversation: str, text: str) -> list[Mapping[str, Any]] | None:
        """Keep what a citizen says for the person who has the conversation; None, and nothing kept, where nobody has it (any more).

        Gives what waits for the citizen on a channel that cannot send. An operator of whom nothing came for too long has it no more.
        """
        standing = self.standing(conversation)
        if standing is None or not standing.taken or self._take_over.return_to_queue(standing.number):
            return None
        with self._database.writing() as connection:
            lock_conversation(connection, conversation)
            now = _standing(connection, conversation)
            if now is None or not now.taken:
                return None
            channel = channel_of(conversation)
            write_lines(connection, conversation, channel, [Line("citizen", text)])
            return [] if comes_by_itself(channel) else take_waiting(connection, conversation)


def _standing(connection: Connection, conversation: str) -> Standing | None:
    pending = handovers.c.conversation == conversation, handovers.c.state.in_(("open", "taken"))
    row = connection.execute(select(handovers.c.id, handovers.c.state).where(*pending).limit(1)).first()
    return Standing(row.id, row.state == "taken") if row else None
