"""Rasa's tracker in a database, so that a restart loses nothing; what a citizen has had wiped is not written again."""

import asyncio
import json
from collections.abc import Callable
from itertools import islice
from typing import Any, Optional, TypeVar

from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.conversations.database import open_tracker_database
from bot.conversations.tracker_events import add_events, delete_events, events_of_session
from bot.conversations.turns import ERASED

T = TypeVar("T")
PATIENCE = 1_000  # milliseconds
STORED = "stored_events"
"""Attribute of a tracker that came from here: how many of its events the table holds."""


class ErasingTrackerStore(SQLTrackerStore):
    """Rasa's SQL tracker store at `host`, a database address such as sqlite:///… or postgresql://…

    A tracker is read once and written once a turn; Rasa lets nobody else write the same one meanwhile. An SQLite file that somebody holds
    is waited for a second, not SQLite's own five: nothing else can run meanwhile, and a citizen waits.
    """

    def __init__(self, *given: Any, host: str, **more: Any) -> None:
        super().__init__(*given, host=f"{host}?timeout={PATIENCE // 1000}" if host.startswith("sqlite:") else host, **more)
        self.engine.dispose()  # type: ignore[has-type]
        self.engine = open_tracker_database(host, PATIENCE)  # which keeps its connections; Rasa opens a new one for every look
        self.sessionmaker.configure(bind=self.engine)
        self._missing: Optional[str] = None
        self._far = self.engine.dialect.name != "sqlite"

    async def _look(self, work: Callable[..., T], *given: Any) -> T:
        """What `work` gives with the database. One that is reached over a network may say nothing for long: the event loop goes on."""
        return await asyncio.to_thread(work, self.engine, *given) if self._far else work(self.engine, *given)

    async def retrieve(self, sender_id: str) -> Optional[DialogueStateTracker]:
        """The tracker of the latest session, or None where there is none."""
        found = [json.loads(data) for data in await self._look(events_of_session, sender_id)]
        self._missing = None if found else sender_id
        if not found or not self.domain:
            return None
        tracker = DialogueStateTracker.from_dict(sender_id, found, self.domain.slots)
        setattr(tracker, STORED, len(found))
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Write what is new in `tracker`, or delete all of it where its last turn wiped the conversation.

        A tracker that has just been made is written with its first turn.
        """
        if wipes(tracker):
            await self._look(delete_events, tracker.sender_id)
            return
        stored = getattr(tracker, STORED, None)
        if stored is None:
            begun = _has_just_begun(tracker)
            known = begun and self._missing == tracker.sender_id  # Rasa makes and saves one right after it has found none
            stored = 0 if known else len(await self._look(events_of_session, tracker.sender_id))
            setattr(tracker, STORED, stored)
            if not stored and begun:
                return
        await self.stream_events(tracker)
        await self._look(add_events, [_row(tracker.sender_id, event) for event in islice(tracker.events, stored, None)])
        setattr(tracker, STORED, len(tracker.events))


def _has_just_begun(tracker: DialogueStateTracker) -> bool:
    return [event.type_name for event in tracker.events] in ([], [ActionExecuted.type_name])  # a message's own is made without the second


def _row(sender_id: str, event: Event) -> dict[str, Any]:
    """An event as Rasa's own store writes it."""
    data = event.as_dict()
    return {
        "sender_id": sender_id,
        "type_name": event.type_name,
        "timestamp": data.get("timestamp"),
        "intent_name": data.get("parse_data", {}).get("intent", {}).get("name"),
        "action_name": data.get("name"),
        "data": json.dumps(data),
    }


def wipes(tracker: DialogueStateTracker) -> bool:
    """Whether the reply to the latest message says that everything was wiped."""
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            return False
        if isinstance(event, BotUttered) and (event.data.get("custom") or {}).get(ERASED):
            return True
    return False
