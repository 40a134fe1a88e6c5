"""The outbox: what was said in a session, numbered, so that nothing is lost or said twice; and the messages that wait for an answer.

A message is accepted once (its client id decides), taken by one worker for a time, and finished together with its replies in one
transaction. A worker that dies loses nothing: after its time another one takes the message.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import and_, insert, or_, select, update
from sqlalchemy.engine import Connection

from bot.conversations.database import ConversationDatabase
from bot.conversations.records import Holder, now
from bot.conversations.tables import outbox, sessions
from bot.errors import UnknownSessionError
from bot.language.masking import mask

LEASE = timedelta(seconds=7)  # longer than a turn takes; then another worker may answer, and what the first one still says is not kept
FORGOTTEN = "［没有保存］"
MANY = 500  # names in one query


@dataclass(frozen=True)
class Said:
    """What is said to the citizen: a text, and the answer object that it gives, if any.

    `kept` is what stays of it once it was read, where that is less.
    """

    text: str
    answer: Mapping[str, Any] | None = None
    kept: "Said | None" = None


@dataclass(frozen=True)
class Event:
    """Something said in a session. `client_id` is the citizen's own name for it, `reply_to` that of the message answered.

    `holder` says, with an event of the system, who answers from now on: `person` or `bot`.
    """

    seq: int
    at: datetime
    speaker: str
    text: str
    answer: Mapping[str, Any] | None
    client_id: str | None
    reply_to: str | None
    last: bool
    holder: str | None = None


@dataclass(frozen=True)
class Pending:
    """A message of the citizen that this worker answers now."""

    conversation: str
    seq: int
    client_id: str
    text: str
    claim: str


class Outbox:
    """Reads and writes events. A session that does not exist raises `UnknownSessionError`."""

    def __init__(self, database: ConversationDatabase) -> None:
        self._database = database

    def accept(self, conversation: str, client_id: str, text: str) -> int:
        """Keep a message of the citizen, masked, to be answered; return its number. The same client id again is the same message."""
        with self._database.writing() as connection:
            seq = _last_seq(connection, conversation)
            mine = outbox.c.conversation == conversation, outbox.c.client_id == client_id
            known = connection.execute(select(outbox.c.seq).where(*mine)).scalar()
            if known is not None:
                return int(known)
            _settle(connection, outbox.c.conversation == conversation)
            row = {"speaker": "citizen", "text": mask(text), "client_id": client_id, "state": "waiting", "last": False}
            _append(connection, conversation, seq, [row])
            return seq + 1

    def add(self, conversation: str, speaker: str, said: Said) -> int:
        """Keep what an operator or the system says; return its number."""
        with self._database.writing() as connection:
            return add_event(connection, conversation, speaker, said)

    def claim(self, conversation: str) -> Pending | None:
        """Take the first message without an answer, for `LEASE`; None where there is none, or another worker answers it."""
        unfinished = and_(outbox.c.conversation == conversation, outbox.c.state.in_(("waiting", "taken")))
        with self._database.writing() as connection:
            _last_seq(connection, conversation)
            row = connection.execute(select(outbox).where(unfinished).order_by(outbox.c.seq).limit(1)).first()
            if row is None or (row.state == "taken" and row.lease_until > now()):
                return None
            claim = uuid4().hex
            taken = {"state": "taken", "claim": claim, "lease_until": now() + LEASE}
            connection.execute(update(outbox).where(outbox.c.conversation == conversation, outbox.c.seq == row.seq).values(**taken))
            return Pending(conversation, row.seq, row.client_id, row.text, claim)

    def finish(self, pending: Pending, replies: Sequence[Said], words: str | None = None) -> bool:
        """Keep the replies to a message and count it as answered; False, and nothing kept, where another worker took it over.

        `words` stand for the message from now on, where it may not be kept as it is.
        """
        done_with = {"state": "done", "lease_until": None} | ({} if words is None else {"text": mask(words)})
        mine = and_(outbox.c.conversation == pending.conversation, outbox.c.seq == pending.seq, outbox.c.claim == pending.claim)
        with self._database.writing() as connection:
            seq = _last_seq(connection, pending.conversation)
            done = connection.execute(update(outbox).where(mine, outbox.c.state == "taken").values(**done_with))
            if not done.rowcount:
                return False
            rows = [{"speaker": "bot", **_facts(said), "reply_to": pending.client_id, "last": False} for said in replies]
            if rows:
                rows[-1]["last"] = True
            _append(connection, pending.conversation, seq, rows)
            return True

    def settle(self, before: datetime) -> None:
        """Of replies given before that time (UTC) only what may be kept stays; of others once the citizen writes again."""
        with self._database.writing() as connection:
            _settle(connection, outbox.c.at < before)

    def forget_words(self, pending: Pending) -> None:
        """A message that was answered and may not be kept: its words go, its number stays."""
        mine = outbox.c.conversation == pending.conversation, outbox.c.client_id == pending.client_id
        with self._database.writing() as connection:
            connection.execute(update(outbox).where(*mine).values(text=FORGOTTEN))

    def after(self, conversation: str, seq: int) -> list[Event]:
        """Events with a number above `seq`, in order; all of them where `seq` was never reached."""
        with self._database.reading() as connection:
            last = _read_last_seq(connection, conversation)
            query = select(outbox).where(outbox.c.conversation == conversation, outbox.c.seq > (seq if seq <= last else 0))
            return [_event(row) for row in connection.execute(query.order_by(outbox.c.seq))]

    def answer(self, conversation: str, answer_id: str) -> Mapping[str, Any] | None:
        """An answer that was given in the session, as it was given, or as much of it as may be kept."""
        query = select(outbox.c.answer, outbox.c.kept_answer)
        query = query.where(outbox.c.conversation == conversation, outbox.c.answer_id == answer_id).limit(1)
        with self._database.reading() as connection:
            row = connection.execute(query).first()
            found: Mapping[str, Any] | None = (row.kept_answer or row.answer) if row else None
            return found

    def last_numbers(self, conversations: Iterable[str]) -> dict[str, int]:
        """The last number of each session; a session that is gone is missing."""
        names = list(conversations)
        found: dict[str, int] = {}
        with self._database.reading() as connection:
            for start in range(0, len(names), MANY):
                part = sessions.c.conversation.in_(names[start : start + MANY])
                found |= {row.conversation: row.last_seq for row in connection.execute(select(sessions).where(part))}
        return found

    def neglected(self) -> list[str]:
        """Sessions with a message that nobody answers now."""
        left = or_(outbox.c.state == "waiting", and_(outbox.c.state == "taken", outbox.c.lease_until <= now()))
        unfinished = outbox.c.state.in_(("waiting", "taken"))  # said as the index says it
        with self._database.reading() as connection:
            return [str(name) for name in connection.execute(select(outbox.c.conversation).where(unfinished, left).distinct()).scalars()]


def add_event(connection: Connection, conversation: str, speaker: str, said: Said, holder: Holder | None = None) -> int:
    """Keep what an operator or the system says, within a transaction; return its number."""
    seq = _last_seq(connection, conversation)
    _append(connection, conversation, seq, [{"speaker": speaker, **_facts(said), "last": True, "holder": holder}])
    return seq + 1


def _settle(connection: Connection, *which: Any) -> None:
    less = {"text": outbox.c.kept_text, "answer": outbox.c.kept_answer, "kept_text": None, "kept_answer": None}
    connection.execute(update(outbox).where(*which, outbox.c.kept_text.isnot(None)).values(**less))


def _last_seq(connection: Connection, conversation: str) -> int:
    """The last number of the session, which is this transaction's own until its end."""
    query = select(sessions.c.last_seq).where(sessions.c.conversation == conversation).with_for_update()
    return _known(connection.execute(query).scalar())


def _read_last_seq(connection: Connection, conversation: str) -> int:
    return _known(connection.execute(select(sessions.c.last_seq).where(sessions.c.conversation == conversation)).scalar())


def _known(seq: int | None) -> int:
    if seq is None:
        raise UnknownSessionError
    return seq


def _append(connection: Connection, conversation: str, seq: int, rows: Sequence[Mapping[str, Any]]) -> None:
    at = now()
    for number, row in enumerate(rows, seq + 1):
        connection.execute(insert(outbox).values(conversation=conversation, seq=number, at=at, **row))
    connection.execute(update(sessions).where(sessions.c.conversation == conversation).values(last_seq=seq + len(rows)))


def _facts(said: Said) -> dict[str, Any]:
    facts = {"text": said.text, "answer": said.answer, "answer_id": said.answer["id"] if said.answer else None}
    return facts | ({"kept_text": said.kept.text, "kept_answer": said.kept.answer} if said.kept else {})


def _event(row: Any) -> Event:
    return Event(row.seq, row.at, row.speaker, row.text, row.answer, row.client_id, row.reply_to, row.last, row.holder)
