"""What the citizen is told by the desk or about it: kept in the transcript, and on its way by the person's own channel."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection

from bot.conversations.outbox import Said, add_event
from bot.conversations.pending import BY_PERSON, WAITING, keep_packet
from bot.conversations.records import AnswerRecord, Holder, Line, Speaker, channel_of, now
from bot.conversations.tables import pending_answers
from bot.conversations.transcript import write_lines

WEB = "web"
PLATFORMS = ("wechat", "wecom", "wechat_kf")
"""Channels whose worker sends by an interface what is due; in all others but the web what waits goes with the next message."""

Say = Callable[..., str]
"""The reviewed phrase of a name, with facts filled in."""
Pack = Callable[[str], Mapping[str, Any]]
"""A text as `pending_answers.packet` holds it."""


def comes_by_itself(channel: str) -> bool:
    """Whether the citizen is reached without writing first, as far as the channel is allowed to send."""
    return channel == WEB or channel in PLATFORMS


class Telling:
    """Tells. Works within a transaction that holds the conversation, so that a step and what is told of it are one."""

    def __init__(self, say: Say, pack: Pack) -> None:
        self._say, self._pack = say, pack

    def tell(self, connection: Connection, conversation: str, speaker: Speaker, said: Said, holder: Holder | None = None) -> None:
        """Say something to the citizen; `holder` with a change of who answers. Raises `UnknownSessionError` where the session is over."""
        channel = channel_of(conversation)
        record = AnswerRecord.of(said.answer) if said.answer else None
        write_lines(connection, conversation, channel, [Line(speaker, said.text, record)])
        if channel == WEB:
            add_event(connection, conversation, speaker, said, holder)
            return
        text = said.text if speaker == "system" else self._say("person.says", text=said.text)  # one account speaks for all there
        due = now() if channel in PLATFORMS else None
        keep_packet(connection, f"{BY_PERSON}{uuid4().hex}", conversation, channel, self._pack(text), due)

    def announce(self, connection: Connection, conversation: str, text: str) -> None:
        """Say something that only the screen needs, on channels where that costs the person nothing; the transcript goes without it."""
        if channel_of(conversation) == WEB:
            add_event(connection, conversation, "system", Said(text))


def take_waiting(connection: Connection, conversation: str) -> list[Mapping[str, Any]]:
    """What waits for the person on a channel that cannot send; it waits no longer."""
    mine = pending_answers.c.conversation == conversation, pending_answers.c.state == WAITING
    rows = connection.execute(select(pending_answers.c.id, pending_answers.c.packet).where(*mine).order_by(pending_answers.c.id)).all()
    connection.execute(delete(pending_answers).where(pending_answers.c.id.in_([row.id for row in rows])))
    return [row.packet for row in rows]
