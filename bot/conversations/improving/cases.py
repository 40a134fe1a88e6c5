"""Questions that went badly, in masked words: not understood, without a clause, or with an answer that somebody called useless."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, Literal, get_args

from sqlalchemy import and_, func, insert, select
from sqlalchemy.engine import Connection

from bot.conversations.database import ConversationDatabase
from bot.conversations.improving.tables import case_decisions
from bot.conversations.records import now
from bot.conversations.staff.audit import AuditLog
from bot.conversations.staff.records import Clock
from bot.conversations.tables import feedback, messages, questions

Why = Literal["unclear", "no_clause", "useless"]
Decision = Literal["example", "annotation", "bureau", "dismissed"]
DECISIONS: tuple[Decision, ...] = get_args(Decision)
SINCE = timedelta(days=90)
MOST = 2_000
"""The newest of each kind that are given."""


@dataclass(frozen=True)
class Case:
    """A question: its key and words, what went wrong, the topic and place it was taken for, and what the citizen said of the answer."""

    key: str
    text: str
    why: Why
    topic: str | None
    region_code: str | None
    at: datetime
    comment: str = ""


class Cases:
    """Reads what went badly within the last three months, and notes what became of it."""

    def __init__(self, database: ConversationDatabase, audit: AuditLog, clock: Clock = now) -> None:
        self._database, self._audit, self._clock = database, audit, clock

    def undecided(self, places: Collection[str] | None = None) -> list[Case]:
        """Cases on which nobody has decided, the newest first: all, or those at `places` (codes) and at no place that is known. Without
        any place there are none.
        """
        if places is not None and not places:
            return []
        since = self._clock() - SINCE
        with self._database.reading() as connection:
            decided = set(connection.execute(select(case_decisions.c.key).where(case_decisions.c.at >= since)).scalars())
            found = [case for kind in (_asked, _rated) for case in islice(_open(kind(connection, since), places, decided), MOST)]
        return sorted(found, key=lambda one: one.at, reverse=True)

    def decide(self, keys: Sequence[str], decision: Decision, by: str, **details: Any) -> int:
        """Note a decision on cases; return on how many nobody had decided before."""
        with self._database.writing() as connection:
            known = set(connection.execute(select(case_decisions.c.key).where(case_decisions.c.key.in_(list(keys)))).scalars())
            fresh = [key for key in dict.fromkeys(keys) if key not in known]
            for key in fresh:
                connection.execute(insert(case_decisions).values(key=key, at=self._clock(), by=by, decision=decision))
            if fresh:
                self._audit.append(connection, by, "case_decided", decision, cases=len(fresh), **details)
        return len(fresh)


def _open(cases: Iterable[Case], places: Collection[str] | None, decided: Collection[str]) -> Iterator[Case]:
    for one in cases:
        if (places is None or one.region_code is None or one.region_code in places) and one.key not in decided:
            yield one


def _asked(connection: Connection, since: datetime) -> Iterator[Case]:
    query = select(questions).where(questions.c.at >= since).order_by(questions.c.id.desc())
    for row in connection.execute(query):
        yield Case(_key("question", row), row.text, row.outcome, row.topic, row.region_code, row.at)


def _rated(connection: Connection, since: datetime) -> Iterator[Case]:
    """Answers called useless, with the question before them; where the conversation was wiped there is none any more."""
    answered = select(func.max(messages.c.id)).where(
        messages.c.conversation == feedback.c.conversation, messages.c.answer_id == feedback.c.answer_id
    )
    before = select(func.max(messages.c.id)).where(
        messages.c.conversation == feedback.c.conversation,
        messages.c.speaker == "citizen",
        messages.c.id < answered.correlate(feedback).scalar_subquery(),
    )
    joined = feedback.join(messages, and_(messages.c.id == before.correlate(feedback).scalar_subquery()))
    query = select(feedback, messages.c.text).select_from(joined).where(feedback.c.useful.is_(False), feedback.c.at >= since)
    for row in connection.execute(query.order_by(feedback.c.id.desc())):
        region = row.answer.get("region") or {}
        yield Case(_key("feedback", row), row.text, "useless", row.answer.get("topic"), region.get("code"), row.at, row.why or "")


def _key(kind: str, row: Any) -> str:
    """Names a row also after its number was given to another."""
    return hashlib.sha256(f"{kind}:{row.id}:{row.at.isoformat()}:{row.conversation}".encode()).hexdigest()
