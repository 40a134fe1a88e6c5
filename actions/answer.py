"""Answer the latest message."""

from datetime import date
from functools import lru_cache
from typing import Any, Dict, List

import structlog
from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.tracker import memory_of, reading_of
from bot.answer.answer import Answer
from bot.answer.question import Question
from bot.answer.unavailable import unavailable
from bot.errors import ProofError, StoreError
from bot.settings import load_settings
from bot.wiring import Answering, open_answering

log = structlog.get_logger(__name__)


@lru_cache(maxsize=1)
def answering() -> Answering:
    """The answering of this process, opened once."""
    return open_answering(load_settings())


class ActionAnswer(Action):
    """Reads the tracker, asks `bot.answer`, and sends each answer as text and as the answer object: one message per topic, in order."""

    def name(self) -> str:
        return "action_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        answers = answering()
        questions, memory = answers.questions(reading_of(tracker), memory_of(tracker), date.today())
        for place, question in enumerate(questions):
            answer = _answer(answers, question)
            text = answers.renderer.render(answer, notice=place == 0)
            dispatcher.utter_message(text=text, json_message={"answer": answer.to_dict()})
        return [SlotSet(name, value) for name, value in memory.to_slots().items()]


def _answer(answers: Answering, question: Question) -> Answer:
    """The answer to a question; that it is not available, where the store is down or the proof fails."""
    try:
        return answers.answer(question)
    except (ProofError, StoreError) as error:
        log.error("answer.failed", error=type(error).__name__, detail=getattr(error, "clause_id", ""))
        return unavailable(answers.tools.phrases, question.topic, question.as_of)
