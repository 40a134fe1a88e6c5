"""Why an answer was not useful: asked once, and what is said then is the reason."""

from typing import Any, List

import structlog
from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.history import intent_of, turns_before
from actions.opened import conversations
from actions.tracker import words_of
from bot.answer.phrases import Phrases
from bot.errors import ConversationError

log = structlog.get_logger(__name__)
BAD = "feedback_bad"
NO_MATTER = ("unclear", "out_of_scope")


def take_reason(dispatcher: CollectingDispatcher, tracker: Tracker) -> List[EventType] | None:
    """Take a message without a matter of its own for the reason that was asked for; None where none was asked for."""
    if intent_of(tracker) not in NO_MATTER or asked_about(tracker) is None:
        return None
    try:
        return explain(dispatcher, tracker)
    except ConversationError as error:
        log.error("feedback.not_kept", error=str(error))
        return None


def asked_about(tracker: Tracker) -> int | None:
    """Number of the feedback whose reason the turn before asked for, or None."""
    turns, number = turns_before(tracker), tracker.get_slot("feedback")
    return int(number) if number and turns and turns[-1].intent == BAD else None


def explain(dispatcher: CollectingDispatcher, tracker: Tracker) -> List[Any]:
    """Keep the latest message as the reason; raises `ConversationError` where that is not possible."""
    number = asked_about(tracker)
    if number is not None:
        conversations().feedback.explain(number, tracker.sender_id, words_of(tracker))
    dispatcher.utter_message(text=Phrases.open().say("feedback.noted"))
    return [SlotSet("feedback", None)]
