"""Begin anew, and wipe what is kept."""

from typing import List

import structlog
from rasa_sdk import Tracker
from rasa_sdk.events import AllSlotsReset, EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.move import Move
from actions.opened import conversations
from bot.answer.phrases import Phrases
from bot.conversations.turns import ERASED
from bot.errors import ConversationError

log = structlog.get_logger(__name__)


class ActionStartOver(Move):
    """Forgets places, topic and facts; the transcript stays."""

    goes_before_replies = needs_certainty = True

    def name(self) -> str:
        return "action_start_over"

    def move(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> List[EventType]:
        dispatcher.utter_message(text=Phrases.open().say("restart.done"))
        return [AllSlotsReset()]


class ActionErase(Move):
    """Wipes the transcript, the tracker and whatever links an answer to the person, and says so once it is done."""

    goes_before_replies = needs_certainty = True

    def name(self) -> str:
        return "action_erase"

    def move(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> List[EventType]:
        phrases = Phrases.open()
        try:
            conversations().erase(tracker.sender_id)
        except ConversationError as error:
            log.error("erase.failed", error=str(error))
            dispatcher.utter_message(text=phrases.say("erase.failed"))
            return []
        dispatcher.utter_message(text=phrases.say("erase.done"), json_message={ERASED: True})
        return [AllSlotsReset()]
