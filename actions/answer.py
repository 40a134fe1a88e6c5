"""Answer the latest message."""

from datetime import date
from functools import lru_cache
from typing import Any, Dict, List

import structlog
from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.tracker import checks_of, memory_of, reading_of
from bot.answer.unavailable import unavailable
from bot.errors import ProofError, StoreError
from bot.settings import load_settings
from bot.wiring import Answering, open_answering

UTTERED = ("affirm", "deny")  # answered by a response of their own where no pre-check asks
log = structlog.get_logger(__name__)


@lru_cache(maxsize=1)
def answering() -> Answering:
    """The answering of this process, opened once."""
    return open_answering(load_settings())


class ActionAnswer(Action):
    """Reads the tracker, asks `bot.answer`, and sends the answer as text and as the answer object."""

    def name(self) -> str:
        return "action_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        answers = answering()
        reading, memory, today = reading_of(tracker), memory_of(tracker), date.today()
        turn = answers.checks.listen(reading, checks_of(tracker), memory.topic, today)
        if turn.kind == "answer" and reading.intents[0].name in UTTERED:
            dispatcher.utter_message(response=f"utter_{reading.intents[0].name}")
            return [SlotSet("precheck", turn.memory.to_json())]
        question, memory = answers.question(reading, memory, today, turn.topic)
        try:
            answer, checks = answers.checks.follow(turn, answers.answer(question), memory.hukou)
        except (ProofError, StoreError) as error:
            log.error("answer.failed", error=type(error).__name__, detail=getattr(error, "clause_id", ""))
            answer, checks = unavailable(answers.tools.phrases, question.topic, question.as_of), turn.memory
        dispatcher.utter_message(text=answers.renderer.render(answer), json_message={"answer": answer.to_dict()})
        known = {"topic": memory.topic, "living": memory.living, "hukou": memory.hukou, "precheck": checks.to_json()}
        return [SlotSet(name, value) for name, value in known.items()]
