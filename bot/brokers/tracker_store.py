"""Rasa's tracker in a database, so that a restart loses nothing; what a citizen has had wiped is not written again."""

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Any, Optional, TypeVar

from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.answer.sensitive.cleaning import Cleaner
from bot.answer.sensitive.words import NOTHING
from bot.conversations.database import open_tracker_database
from bot.conversations.tracker_events import add_events, delete_events, events_of_session
from bot.conversations.turns import ERASED, HOLDS_SENSITIVE, KEPT_AS, WITHHELD

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
        events = kept(list(islice(tracker.events, stored, None)))
        await self._look(add_events, [_row(tracker.sender_id, event, data) for event, data in events])
        setattr(tracker, STORED, len(tracker.events))


def _has_just_begun(tracker: DialogueStateTracker) -> bool:
    return [event.type_name for event in tracker.events] in ([], [ActionExecuted.type_name])  # a message's own is made without the second


def kept(events: Sequence[Event]) -> list[tuple[Event, dict[str, Any]]]:
    """Events with what is kept of each: of a turn that told something sensitive without consent, not all."""
    starts = [index for index, event in enumerate(events) if isinstance(event, UserUttered)]
    less: dict[int, tuple[str, bool]] = {}  # what stays of the words, and whether the facts wait for a consent
    for start, end in zip(starts, [*starts[1:], len(events)], strict=True):
        metadata = getattr(events[start], "metadata", None) or {}
        withheld = any((event.data.get("custom") or {}).get(WITHHELD) for event in events[start:end] if isinstance(event, BotUttered))
        if withheld or KEPT_AS in metadata:
            words = NOTHING if withheld else str(metadata[KEPT_AS])
            less |= dict.fromkeys(range(start, end), (words, HOLDS_SENSITIVE in metadata))
    return [(event, _less(event.as_dict(), *less[index]) if index in less else event.as_dict()) for index, event in enumerate(events)]


def _less(data: Mapping[str, Any], words: str, holds: bool) -> dict[str, Any]:
    return Cleaner.open().event(data, words=words, holds=holds)


def _row(sender_id: str, event: Event, data: Mapping[str, Any]) -> dict[str, Any]:
    """An event as Rasa's own store writes it."""
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
