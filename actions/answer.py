"""Answer the latest message."""

from dataclasses import replace
from datetime import date
from typing import Any, Dict, List

import structlog
from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.feedback import take_reason
from actions.handover import offer_a_person
from actions.history import turns_before
from actions.opened import answering
from actions.tracker import memory_of, reading_of
from bot.answer.answer import Answer
from bot.answer.question import Question
from bot.answer.unavailable import unavailable
from bot.errors import ProofError, StoreError
from bot.wiring import Answering

log = structlog.get_logger(__name__)


class ActionAnswer(Action):
    """Reads the tracker, asks `bot.answer`, and sends each answer as text and as the answer object: one message per topic, in order."""

    def name(self) -> str:
        return "action_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        reason = take_reason(dispatcher, tracker)
        if reason is not None:
            return reason
        answers = answering()
        questions, memory = answers.questions(reading_of(tracker), memory_of(tracker), date.today())
        said = any(given.get("notice") for turn in turns_before(tracker) for given in turn.answers)
        given: List[Answer] = []
        for question in questions:
            answer = _answer(answers, question)
            answer = replace(answer, notice=None) if said or given else answer  # once in a conversation
            dispatcher.utter_message(text=answers.renderer.render(answer), json_message={"answer": answer.to_dict()})
            given.append(answer)
        offer_a_person(dispatcher, tracker, given, memory, answers)
        return [SlotSet(name, value) for name, value in memory.to_slots().items()]


def _answer(answers: Answering, question: Question) -> Answer:
    """The answer to a question; that it is not available, where the store is down or the proof fails."""
    try:
        return answers.answer(question)
    except (ProofError, StoreError) as error:
        log.error("answer.failed", error=type(error).__name__, detail=getattr(error, "clause_id", ""))
        return unavailable(answers.tools.phrases, question.topic, question.as_of)
