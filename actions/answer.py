"""Answer the latest message."""

from dataclasses import replace
from datetime import date
from typing import Any, Dict, List, Tuple

import structlog
from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.feedback import take_reason
from actions.handover import offer_a_person
from actions.history import turns_before
from actions.opened import answering
from actions.tracker import checks_of, form_of, memory_of, reading_of
from bot.answer.answer import Answer
from bot.answer.memory import Memory
from bot.answer.precheck import CheckMemory, CheckTurn
from bot.answer.question import Question
from bot.answer.unavailable import unavailable
from bot.errors import ProofError, StoreError
from bot.wiring import Answering

UTTERED = ("affirm", "deny")  # answered by a response of their own where no pre-check asks
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
        reading, memory, today = reading_of(tracker), memory_of(tracker), date.today()
        turn = answers.checks.listen(reading, checks_of(tracker), memory.topic, today)
        if turn.kind == "answer" and reading.intents[0].name in UTTERED:
            dispatcher.utter_message(response=f"utter_{reading.intents[0].name}")
            return [SlotSet("precheck", turn.memory.to_json())]
        questions, memory = answers.questions(reading, memory, today, turn.topic)
        said = any(given.get("notice") for before in turns_before(tracker) for given in before.answers)
        given: List[Answer] = []
        checks: List[CheckMemory] = []
        for question in questions:
            answer, known = _answer(answers, question, turn, memory)
            answer = replace(answer, notice=None) if said or given else answer  # once in a conversation
            dispatcher.utter_message(text=answers.renderer.render(answer, form_of(tracker)), json_message={"answer": answer.to_dict()})
            given.append(answer)
            checks.append(known)
        offer_a_person(dispatcher, tracker, given, memory, answers)
        slots = {**memory.to_slots(), "precheck": checks[0].to_json()}  # the first topic says for which place facts hold
        return [SlotSet(name, value) for name, value in slots.items()]


def _answer(answers: Answering, question: Question, turn: CheckTurn, memory: Memory) -> Tuple[Answer, CheckMemory]:
    """The answer to a question, with its pre-check; that it is not available, where the store is down or the proof fails."""
    try:
        return answers.checks.follow(turn, answers.answer(question), memory.hukou)
    except (ProofError, StoreError) as error:
        log.error("answer.failed", error=type(error).__name__, detail=getattr(error, "clause_id", ""))
        return unavailable(answers.tools.phrases, question.topic, question.as_of), turn.memory
