"""A citizen who wants a person, and one in anger."""

from typing import List

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.handover import hand_over
from actions.history import turns_before
from actions.move import Move
from actions.opened import answering
from actions.tracker import known_of

ABUSE = "abuse"


class ActionHandover(Move):
    """The citizen wants to talk to a person."""

    goes_before_replies = True

    def name(self) -> str:
        return "action_handover"

    def move(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> List[EventType]:
        hand_over(dispatcher, tracker, known_of(tracker), "asked", answering())
        return []


class ActionAbuse(Move):
    """Calm, once; then only the offer of help."""

    needs_certainty = True

    def name(self) -> str:
        return "action_abuse"

    def move(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> List[EventType]:
        before = any(turn.intent == ABUSE for turn in turns_before(tracker))
        dispatcher.utter_message(text=answering().tools.phrases.say("abuse.again" if before else "abuse.first"))
        return []
