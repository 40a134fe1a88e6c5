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
from bot.answer.unavailable import unavailable
from bot.errors import ProofError, StoreError

log = structlog.get_logger(__name__)


class ActionAnswer(Action):
    """Reads the tracker, asks `bot.answer`, and sends the answer as text and as the answer object."""

    def name(self) -> str:
        return "action_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        reason = take_reason(dispatcher, tracker)
        if reason is not None:
            return reason
        answers = answering()
        question, memory = answers.question(reading_of(tracker), memory_of(tracker), date.today())
        try:
            answer = answers.answer(question)
        except (ProofError, StoreError) as error:
            log.error("answer.failed", error=type(error).__name__, detail=getattr(error, "clause_id", ""))
            answer = unavailable(answers.tools.phrases, question.topic, question.as_of)
        if any(given.get("notice") for turn in turns_before(tracker) for given in turn.answers):
            answer = replace(answer, notice=None)  # once in a conversation
        dispatcher.utter_message(text=answers.renderer.render(answer), json_message={"answer": answer.to_dict()})
        offer_a_person(dispatcher, tracker, [answer], memory, answers)
        return [SlotSet("topic", memory.topic), SlotSet("living", memory.living), SlotSet("hukou", memory.hukou)]
