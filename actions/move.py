"""A move of the conversation that is no question of policy: say it again, begin anew, ask for a person."""

from abc import ABC, abstractmethod
from datetime import date
from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import ActionAnswer
from actions.history import is_sure
from actions.opened import answering
from actions.tracker import known_of, reading_of
from bot.answer.recollection import asks_what_is_known


class Move(Action, ABC):
    """An action of such a move. A message that only sounds like it and picks one of the choices offered is answered instead.

    `goes_before_replies`: the move is meant also where a pre-check waits for a reply. `needs_certainty`: it is not made on a guess.
    """

    goes_before_replies = False
    needs_certainty = False

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        if self._is_meant(tracker):
            return self.move(dispatcher, tracker)
        return list(await ActionAnswer().run(dispatcher, tracker, domain))

    def _is_meant(self, tracker: Tracker) -> bool:
        reading, known, dialogue = reading_of(tracker), known_of(tracker), answering().dialogue
        if dialogue.is_choice(reading, known) or asks_what_is_known(reading.text) or (self.needs_certainty and not is_sure(tracker)):
            return False
        return self.goes_before_replies or not dialogue.is_reply(reading, known, date.today())

    @abstractmethod
    def move(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> List[EventType]:
        """Make the move."""
