"""Rasa's tracker in a database, so that a restart loses nothing; what a citizen has had wiped is not written again."""

from typing import Any

from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.conversations.turns import ERASED

PATIENCE = 1  # seconds


class ErasingTrackerStore(SQLTrackerStore):
    """Rasa's SQL tracker store at `host`, a database address such as sqlite:///… or postgresql://…

    It waits a second for an SQLite file that somebody holds, not SQLite's own five: nothing else can run meanwhile, and a citizen waits.
    """

    def __init__(self, *given: Any, host: str, **more: Any) -> None:
        super().__init__(*given, host=f"{host}?timeout={PATIENCE}" if host.startswith("sqlite:") else host, **more)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Write what is new in `tracker`, or delete all of it where its last turn wiped the conversation."""
        if not wipes(tracker):
            await super().save(tracker)
            return
        with self.session_scope() as session:
            session.query(self.SQLEvent).filter(self.SQLEvent.sender_id == tracker.sender_id).delete()
            session.commit()


def wipes(tracker: DialogueStateTracker) -> bool:
    """Whether the reply to the latest message says that everything was wiped."""
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            return False
        if isinstance(event, BotUttered) and (event.data.get("custom") or {}).get(ERASED):
            return True
    return False
