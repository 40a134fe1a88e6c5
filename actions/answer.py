"""Answer the latest message."""

from datetime import date
from typing import Any, Dict, List

import structlog
from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.handover import offer_a_person
from actions.opened import answering
from actions.reason import take_reason
from actions.tracker import form_of, known_of, reading_of, slots_of
from bot.answer.answer import Answer
from bot.answer.dialogue import COURTESIES, Known
from bot.answer.question import Question
from bot.answer.reading import Reading
from bot.answer.recollection import asks_what_is_known, recollect
from bot.answer.sensitive.words import spans_in
from bot.answer.unavailable import unavailable
from bot.conversations.turns import WITHHELD
from bot.errors import ProofError, StoreError

log = structlog.get_logger(__name__)


class ActionAnswer(Action):
    """Reads the tracker, asks `bot.answer`, and sends each answer as text and as the answer object: one message per topic, in order."""

    def name(self) -> str:
        return "action_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        reason = take_reason(dispatcher, tracker)
        if reason is not None:
            return reason
        answers, reading, known, today = answering(), reading_of(tracker), known_of(tracker), date.today()
        if asks_what_is_known(reading.text):
            dispatcher.utter_message(text=recollect(known, answers.tools.phrases, answers.tools.gazetteer))
            return []
        if reading.intents[0].name in COURTESIES and not answers.dialogue.is_reply(reading, known, today):
            dispatcher.utter_message(text=answers.tools.phrases.say(f"courtesy.{reading.intents[0].name}"))
            return []
        mark = {WITHHELD: True} if _is_withheld(reading, known, today) else {}
        reply = answers.dialogue.reply(reading, known, today, _answer)
        for answer in reply.answers:
            log.info("answer.made", id=answer.id, outcome=answer.outcome, topic=answer.topic, clauses=[one.id for one in answer.clauses])
            dispatcher.utter_message(
                text=answers.renderer.render(answer, form_of(tracker)), json_message={"answer": answer.to_dict(), **mark}
            )
        offer_a_person(dispatcher, tracker, reply, answers)
        return slots_of(reply.known)


def _is_withheld(reading: Reading, known: Known, today: date) -> bool:
    """Whether a message replies, without consent, to a question that is sensitive itself: nothing of it is kept, since 有 tells it all."""
    if known.checks.keeps_sensitive or not known.checks.asks_sensitive():
        return False
    return answering().dialogue.is_reply(reading, known, today) or bool(spans_in(reading.text, today, of_somebody=True))


def _answer(question: Question) -> Answer:
    """The answer to a question; that it is not available, where the store is down or the proof fails."""
    answers = answering()
    try:
        return answers.answer(question)
    except (ProofError, StoreError) as error:
        log.error("answer.failed", error=type(error).__name__, detail=getattr(error, "clause_id", ""))
        return unavailable(answers.tools.phrases, question.topic, question.as_of)
