"""Useful or not, and why: asked once, kept with the answer as it was given."""

from typing import Any, Dict, List

import structlog
from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.history import last_answer, turns_before
from actions.opened import conversations
from bot.answer.phrases import Phrases
from bot.errors import ConversationError

log = structlog.get_logger(__name__)
BAD = "feedback_bad"
REASONS = ("unrelated", "unreadable", "number", "old")
NO_MATTER = ("unclear", "out_of_scope")


class ActionFeedback(Action):
    """Keeps what the citizen thinks of the last answer."""

    def name(self) -> str:
        return "action_feedback"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        phrases, answer = Phrases.open(), last_answer(turns_before(tracker))
        if answer is None:
            dispatcher.utter_message(text=phrases.say("feedback.nothing"))
            return []
        if answer["outcome"] == "needs_fact":  # it replies to a question of the pre-check: 不知道 is no opinion on the answer
            from actions.answer import ActionAnswer

            return list(await ActionAnswer().run(dispatcher, tracker, domain))
        try:
            return _keep(dispatcher, tracker, answer, phrases)
        except ConversationError as error:
            log.error("feedback.not_kept", error=str(error))
            dispatcher.utter_message(text=phrases.say("feedback.not_kept"))
            return []


def take_reason(dispatcher: CollectingDispatcher, tracker: Tracker) -> List[EventType] | None:
    """Take a message without a matter of its own for the reason that was asked for; None where none was asked for."""
    if intent_of(tracker) not in NO_MATTER or asked_about(tracker) is None:
        return None
    try:
        return _explain(dispatcher, tracker, Phrases.open())
    except ConversationError as error:
        log.error("feedback.not_kept", error=str(error))
        return None


def asked_about(tracker: Tracker) -> int | None:
    """Number of the feedback whose reason the turn before asked for, or None."""
    turns, number = turns_before(tracker), tracker.get_slot("feedback")
    return int(number) if number and turns and turns[-1].intent == BAD else None


def intent_of(tracker: Tracker) -> str:
    """The intent of the latest message."""
    return (tracker.latest_message.get("intent") or {}).get("name") or ""


def _keep(dispatcher: CollectingDispatcher, tracker: Tracker, answer: Dict[str, Any], phrases: Phrases) -> List[EventType]:
    book, text = conversations().feedback, tracker.latest_message.get("text") or ""
    if intent_of(tracker) != BAD:
        book.add(tracker.sender_id, answer, useful=True)
        dispatcher.utter_message(text=phrases.say("feedback.thanks"))
        return [SlotSet("feedback", None)]
    if asked_about(tracker) is not None:
        return _explain(dispatcher, tracker, phrases)
    reasons = [phrases.say(f"reasons.{key}") for key in REASONS]
    said = text if text in reasons else None
    number = book.add(tracker.sender_id, answer, useful=False, why=said)
    dispatcher.utter_message(text=phrases.say("feedback.noted") if said else phrases.say("feedback.why", reasons="、".join(reasons)))
    return [SlotSet("feedback", None if said else str(number))]


def _explain(dispatcher: CollectingDispatcher, tracker: Tracker, phrases: Phrases) -> List[EventType]:
    number = asked_about(tracker)
    if number is not None:
        conversations().feedback.explain(number, tracker.sender_id, tracker.latest_message.get("text") or "")
    dispatcher.utter_message(text=phrases.say("feedback.noted"))
    return [SlotSet("feedback", None)]
