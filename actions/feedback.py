"""Useful or not: kept with the answer as it was given."""

from typing import Any, Dict, List

import structlog
from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.history import intent_of, last_answer, turns_before
from actions.move import Move
from actions.opened import conversations
from actions.reason import BAD, asked_about, explain
from bot.answer.phrases import Phrases
from bot.errors import ConversationError

log = structlog.get_logger(__name__)
REASONS = ("unrelated", "unreadable", "number", "old")


class ActionFeedback(Move):
    """Keeps what the citizen thinks of the last answer."""

    def name(self) -> str:
        return "action_feedback"

    def move(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> List[EventType]:
        phrases, answer = Phrases.open(), last_answer(turns_before(tracker))
        if answer is None:
            dispatcher.utter_message(text=phrases.say("feedback.nothing"))
            return []
        try:
            return _keep(dispatcher, tracker, answer, phrases)
        except ConversationError as error:
            log.error("feedback.not_kept", error=str(error))
            dispatcher.utter_message(text=phrases.say("feedback.not_kept"))
            return []


def _keep(dispatcher: CollectingDispatcher, tracker: Tracker, answer: Dict[str, Any], phrases: Phrases) -> List[EventType]:
    book, text = conversations().feedback, tracker.latest_message.get("text") or ""
    if intent_of(tracker) != BAD:
        book.add(tracker.sender_id, answer, useful=True)
        dispatcher.utter_message(text=phrases.say("feedback.thanks"))
        return [SlotSet("feedback", None)]
    if asked_about(tracker) is not None:
        return explain(dispatcher, tracker)
    reasons = [phrases.say(f"reasons.{key}") for key in REASONS]
    said = text if text in reasons else None
    number = book.add(tracker.sender_id, answer, useful=False, why=said)
    dispatcher.utter_message(text=phrases.say("feedback.noted") if said else phrases.say("feedback.why", reasons="、".join(reasons)))
    return [SlotSet("feedback", None if said else str(number))]
