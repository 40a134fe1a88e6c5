"""What a citizen got for a message: judged by the answer objects that came back, whatever made them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from bench.understanding.metrics import share
from bench.understanding.sets import Message

FULL = frozenset(("answered", "needs_fact", "no_clause"))
POLICY = FULL | {"needs_region"}
CHOICES = 3
Verdict = Literal["right", "wrong", "choices", "refused"]
VERDICTS: tuple[Verdict, ...] = ("right", "wrong", "choices", "refused")


@dataclass(frozen=True)
class Reply:
    """Topics that were answered, those offered instead where none was, whether the answer was full, and whether anything was said.

    A full answer has gone through every step: it cites clauses, or says that there is none.
    """

    topics: frozenset[str]
    offered: tuple[str, ...] = ()
    full: bool = False
    said: bool = True


def reply_of(entries: Sequence[dict[str, Any]]) -> Reply:
    """Read the entries that Rasa's REST channel returned."""
    answers = [entry["custom"]["answer"] for entry in entries if "answer" in (entry.get("custom") or {})]
    policy = [answer for answer in answers if answer["outcome"] in POLICY]
    offered = [one["topic"] for answer in answers if answer["outcome"] == "unclear" for one in answer["alternatives"][:CHOICES]]
    return Reply(
        frozenset(answer["topic"] for answer in policy), tuple(offered), any(answer["outcome"] in FULL for answer in policy), bool(entries)
    )


def judge(message: Message, reply: Reply) -> Verdict:
    """Tell what the reply to a message about topics is worth.

    right: every topic asked about is answered; wrong: others are answered instead; choices: none is answered, and a right one is among
    the choices offered; refused: anything else.
    """
    if set(message.topics) <= reply.topics:
        return "right"
    if reply.topics:
        return "wrong"
    return "choices" if set(message.topics) & set(reply.offered) else "refused"


def verdicts(messages: Iterable[Message], replies: Iterable[Reply]) -> Counter[Verdict]:
    """Count what became of the messages that ask about a topic."""
    return Counter(judge(message, reply) for message, reply in zip(messages, replies, strict=True) if message.topics)


def rejected(messages: Iterable[Message], replies: Iterable[Reply], intent: str) -> tuple[int, float]:
    """How many messages have this intent, and the share of them that was not answered with a policy."""
    found = [not reply.topics for message, reply in zip(messages, replies, strict=True) if message.intents == (intent,)]
    return len(found), share(found)


def both(messages: Iterable[Message], replies: Iterable[Reply]) -> tuple[int, float]:
    """How many messages ask two things, and the share of them of which both were answered."""
    found = [set(message.topics) <= reply.topics for message, reply in zip(messages, replies, strict=True) if len(message.topics) == 2]
    return len(found), share(found)


def one_only(messages: Iterable[Message], replies: Iterable[Reply]) -> tuple[int, float]:
    """How many messages of a set of doubles ask one thing only, and the share of them of which that alone was answered."""
    found = [set(message.topics) == reply.topics for message, reply in zip(messages, replies, strict=True) if len(message.topics) == 1]
    return len(found), share(found)
