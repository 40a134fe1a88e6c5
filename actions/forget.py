"""Begin anew, and wipe what is kept."""

from typing import Any, Dict, List

import structlog
from rasa_sdk import Action, Tracker
from rasa_sdk.events import AllSlotsReset, EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import ActionAnswer
from actions.history import is_sure
from actions.opened import conversations
from bot.answer.phrases import Phrases
from bot.conversations.turns import ERASED
from bot.errors import ConversationError

log = structlog.get_logger(__name__)


class ActionStartOver(Action):
    """Forgets places, topic and facts; the transcript stays."""

    def name(self) -> str:
        return "action_start_over"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        if not is_sure(tracker):
            return list(await ActionAnswer().run(dispatcher, tracker, domain))
        dispatcher.utter_message(text=Phrases.open().say("restart.done"))
        return [AllSlotsReset()]


class ActionErase(Action):
    """Wipes the transcript, the tracker and whatever links an answer to the person, and says so once it is done."""

    def name(self) -> str:
        return "action_erase"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        if not is_sure(tracker):
            return list(await ActionAnswer().run(dispatcher, tracker, domain))
        phrases = Phrases.open()
        try:
            conversations().erase(tracker.sender_id)
        except ConversationError as error:
            log.error("erase.failed", error=str(error))
            dispatcher.utter_message(text=phrases.say("erase.failed"))
            return []
        dispatcher.utter_message(text=phrases.say("erase.done"), json_message={ERASED: True})
        return [AllSlotsReset()]
