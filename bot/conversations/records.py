"""What is kept, as plain records."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import Any, Literal

Speaker = Literal["citizen", "bot", "operator", "system"]
Why = Literal["asked", "failures", "topic"]
State = Literal["open", "taken", "closed", "withdrawn"]
Holder = Literal["person", "bot"]
Ended = Literal["solved", "referred", "silent", "other", "to_bot"]


def now() -> datetime:
    """The time that is written down: UTC, without zone."""
    return datetime.now(timezone.utc).replace(tzinfo=None)


CLOCK = timedelta(hours=8)
"""What the clocks of China are ahead of UTC."""


def day_of(at: datetime) -> date:
    """The day in China on which `at` (UTC, without zone) lies."""
    return (at + CLOCK).date()


def channel_of(conversation: str) -> str:
    """The channel of a conversation, which its name begins with."""
    return conversation.partition(":")[0][:20] if ":" in conversation else ""


@dataclass(frozen=True)
class AnswerRecord:
    """What is needed to give an answer again: revision of the policy store, topic, place, day. Nothing about the asker."""

    id: str
    outcome: str
    topic: str | None
    region_code: str | None
    as_of: date
    store_revision: int | None
    focus: str | None

    @classmethod
    def of(cls, answer: Mapping[str, Any]) -> "AnswerRecord":
        """From the answer object as the contract has it."""
        region = answer.get("region") or {}
        return cls(
            id=answer["id"],
            outcome=answer["outcome"],
            topic=answer.get("topic"),
            region_code=region.get("code"),
            as_of=date.fromisoformat(answer["as_of"]),
            store_revision=answer.get("store_revision"),
            focus=answer.get("focus"),
        )


@dataclass(frozen=True)
class Line:
    """What somebody said, as it is kept: masked. A line of the bot or an operator may carry the answer that it gave.

    `number` goes up within a conversation, in the order in which lines can be read; 0 for one that is not kept yet.
    """

    speaker: Speaker
    text: str
    answer: AnswerRecord | None = None
    at: datetime | None = None
    channel: str = ""
    number: int = 0


@dataclass(frozen=True)
class Summary:
    """What an operator goes on from: places (codes), topic, facts told, last answer (its id), the words that led here (masked)."""

    living: str | None = None
    hukou: str | None = None
    topic: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    last_answer: str | None = None
    words: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The summary ready for JSON."""
        return asdict(self)


@dataclass(frozen=True)
class Handover:
    """A request for a person. `conversation` is None once the citizen has had everything wiped.

    `seen_at` is the last sign of life of the operator who has it, `ended` why it is closed.
    """

    number: int
    conversation: str | None
    why: Why
    state: State
    summary: Summary
    created_at: datetime
    taken_at: datetime | None
    taken_by: str | None
    closed_at: datetime | None
    seen_at: datetime | None = None
    ended: Ended | None = None


@dataclass(frozen=True)
class Feedback:
    """What a citizen thought of an answer, with the answer as it was given."""

    number: int
    conversation: str | None
    answer: Mapping[str, Any]
    useful: bool
    why: str | None
    at: datetime


@dataclass(frozen=True)
class OpenQuestion:
    """A question that was not understood or that no clause answers, in masked words."""

    conversation: str
    text: str
    outcome: str
    topic: str | None
    region_code: str | None
    at: datetime
