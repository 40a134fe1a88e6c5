"""Pass a conversation on to a person: on request, after two failures in a row, or where the topic's setting says so."""

from datetime import date
from typing import Tuple

import structlog
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.history import FAILED, last_answer, turns_before
from actions.opened import conversations, office
from actions.tracker import form_of, words_of
from bot.answer.dialogue import Known, Reply
from bot.answer.handed_over import Waiting, Why, handed_over
from bot.answer.question import Question
from bot.conversations.records import Summary, now
from bot.errors import ConversationError
from bot.settings import load_settings
from bot.wiring import Answering

log = structlog.get_logger(__name__)


def offer_a_person(dispatcher: CollectingDispatcher, tracker: Tracker, reply: Reply, answers: Answering) -> None:
    """After `reply`: hand over where this turn and the one before failed, where no place is told, or where the topic's setting says so."""
    turns, sent, known = turns_before(tracker), reply.answers, reply.known
    topics = load_settings().handover_topics
    failed = bool(sent) and all(answer.outcome in FAILED for answer in sent)
    if reply.lost or (failed and turns and turns[-1].failed):
        hand_over(dispatcher, tracker, known, "failures", answers)
    elif any(answer.topic in topics and answer.outcome in ("answered", "no_clause") for answer in sent):
        offered = {answer["topic"] for turn in turns for answer in turn.answers if answer["outcome"] == "handed_over"}
        if known.memory.topic not in offered:
            hand_over(dispatcher, tracker, known, "topic", answers)


def hand_over(dispatcher: CollectingDispatcher, tracker: Tracker, known: Known, why: Why, answers: Answering) -> None:
    """Keep the request and say the truth about it; where it cannot be kept, that is said too."""
    memory = known.memory
    question = Question("policy" if memory.topic else "unclear", memory.topic, living=memory.living, hukou=memory.hukou, as_of=date.today())
    answer = handed_over(question, why, _waiting(tracker, known, why), answers.tools)
    dispatcher.utter_message(text=answers.renderer.render(answer, form_of(tracker)), json_message={"answer": answer.to_dict()})


def _waiting(tracker: Tracker, known: Known, why: Why) -> Waiting:
    hours = office().at(known.memory.living, now())
    try:
        number, ahead = _request(tracker, known, why)
    except ConversationError as error:
        log.error("handover.not_kept", error=str(error))
        return Waiting(None, 0, hours.text)
    return Waiting(number, ahead, hours.text, hours.open)


def _request(tracker: Tracker, known: Known, why: Why) -> Tuple[int, int]:
    turns, memory = turns_before(tracker), known.memory
    last = last_answer(turns)
    asked = next((turn.text for turn in reversed(turns) if turn.answers), "")
    summary = Summary(
        living=memory.living,
        hukou=memory.hukou,
        topic=memory.topic,
        facts=known.checks.to_json()["told"],
        last_answer=last["id"] if last else None,
        words=asked if why == "asked" else words_of(tracker),
    )
    handovers = conversations().handovers
    request = handovers.request(tracker.sender_id, why, summary)
    return request.number, handovers.ahead_of(request.number)
