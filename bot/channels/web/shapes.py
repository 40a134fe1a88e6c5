"""Events as the contract has them: as JSON, and as server-sent events."""

import json
from datetime import datetime
from typing import Any, Dict, Optional

from bot.conversations.outbox import Event

HEARTBEAT = ": \n\n"
OPENING = "retry: 2000\n\n"


def moment(at: datetime) -> str:
    """A time of UTC as ISO 8601 in seconds: 2026-11-22T08:00:00Z."""
    return at.replace(microsecond=0).isoformat() + "Z"


def event_object(event: Event) -> Dict[str, Any]:
    """An event as its `data` has it."""
    return {
        "seq": event.seq,
        "at": moment(event.at),
        "from": event.speaker,
        "text": event.text,
        "answer": event.answer,
        "reply_to": event.reply_to,
        "id": event.client_id,
        "last": event.last,
        "holder": event.holder,
    }


def sent(name: str, data: Dict[str, Any], number: Optional[int] = None) -> str:
    """A server-sent event."""
    head = "" if number is None else f"id: {number}\n"
    return f"{head}event: {name}\ndata: {json.dumps(data, ensure_ascii=False, separators=(',', ':'))}\n\n"
