"""What was said so far, read from the tracker's events: no database is needed to say something again."""

from dataclasses import dataclass, field
from typing import Any, Dict, List

from rasa_sdk import Tracker

FAILED = ("unclear", "no_clause")
SURE = 0.4  # of a move that is not asked back about: begin anew, wipe, anger


@dataclass(frozen=True)
class Reply:
    """A message of the bot: its text, and the answer object where it carries one."""

    text: str
    answer: Dict[str, Any] | None


@dataclass
class Turn:
    """A message of the citizen as it was understood, and the replies to it."""

    text: str
    intent: str
    replies: List[Reply] = field(default_factory=list)

    @property
    def answers(self) -> List[Dict[str, Any]]:
        """The answers among the replies."""
        return [reply.answer for reply in self.replies if reply.answer]

    @property
    def failed(self) -> bool:
        """Whether the citizen was not helped: every answer says that nothing was understood or found."""
        return bool(self.answers) and all(answer["outcome"] in FAILED for answer in self.answers)


def turns_before(tracker: Tracker) -> List[Turn]:
    """The turns before the latest message, since the conversation began or was begun anew."""
    turns: List[Turn] = []
    for event in tracker.events:
        if event["event"] in ("reset_slots", "restart"):
            turns = []
        elif event["event"] == "user":
            intent = (event.get("parse_data") or {}).get("intent") or {}
            turns.append(Turn(event.get("text") or "", intent.get("name") or ""))
        elif event["event"] == "bot" and turns:
            custom = (event.get("data") or {}).get("custom") or {}
            turns[-1].replies.append(Reply(event.get("text") or "", custom.get("answer")))
    return turns[:-1]


def last_answer(turns: List[Turn]) -> Dict[str, Any] | None:
    """The answer given last, or None."""
    return next((answer for turn in reversed(turns) for answer in reversed(turn.answers)), None)


def intent_of(tracker: Tracker) -> str:
    """The intent of the latest message."""
    return (tracker.latest_message.get("intent") or {}).get("name") or ""


def is_sure(tracker: Tracker) -> bool:
    """Whether the latest message was understood well enough to act on it without asking back."""
    return float((tracker.latest_message.get("intent") or {}).get("confidence") or 0.0) >= SURE
