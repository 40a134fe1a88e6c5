"""Pass a conversation on to a person: on request, after two failures in a row, or where the topic's setting says so."""

from datetime import date
from typing import Any, Dict, List, Sequence, Tuple

import structlog
from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.history import FAILED, last_answer, turns_before
from actions.opened import answering, conversations
from actions.tracker import checks_of, form_of, memory_of
from bot.answer.answer import Answer
from bot.answer.handed_over import Waiting, Why, handed_over
from bot.answer.memory import Memory
from bot.answer.question import Question
from bot.conversations.records import Summary
from bot.errors import ConversationError
from bot.settings import load_settings
from bot.wiring import Answering

log = structlog.get_logger(__name__)


class ActionHandover(Action):
    """The citizen wants to talk to a person."""

    def name(self) -> str:
        return "action_handover"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        hand_over(dispatcher, tracker, memory_of(tracker), "asked", answering())
        return []


def offer_a_person(dispatcher: CollectingDispatcher, tracker: Tracker, sent: Sequence[Answer], memory: Memory, answers: Answering) -> None:
    """After the answers `sent` to a message: hand over where this turn and the one before failed, or the topic's setting says so."""
    turns = turns_before(tracker)
    topics = load_settings().handover_topics
    if sent and all(answer.outcome in FAILED for answer in sent) and turns and turns[-1].failed:
        hand_over(dispatcher, tracker, memory, "failures", answers)
    elif any(answer.topic in topics and answer.outcome in ("answered", "no_clause") for answer in sent):
        offered = {answer["topic"] for turn in turns for answer in turn.answers if answer["outcome"] == "handed_over"}
        if memory.topic not in offered:
            hand_over(dispatcher, tracker, memory, "topic", answers)


def hand_over(dispatcher: CollectingDispatcher, tracker: Tracker, memory: Memory, why: Why, answers: Answering) -> None:
    """Keep the request and say the truth about it; where it cannot be kept, that is said too."""
    question = Question("policy" if memory.topic else "unclear", memory.topic, living=memory.living, hukou=memory.hukou, as_of=date.today())
    answer = handed_over(question, why, _waiting(tracker, memory, why), answers.tools)
    dispatcher.utter_message(text=answers.renderer.render(answer, form_of(tracker)), json_message={"answer": answer.to_dict()})


def _waiting(tracker: Tracker, memory: Memory, why: Why) -> Waiting:
    hours = load_settings().desk_hours
    try:
        number, ahead = _request(tracker, memory, why)
    except ConversationError as error:
        log.error("handover.not_kept", error=str(error))
        return Waiting(None, 0, hours)
    return Waiting(number, ahead, hours)


def _request(tracker: Tracker, memory: Memory, why: Why) -> Tuple[int, int]:
    turns = turns_before(tracker)
    last = last_answer(turns)
    asked = next((turn.text for turn in reversed(turns) if turn.answers), "")
    summary = Summary(
        living=memory.living,
        hukou=memory.hukou,
        topic=memory.topic,
        facts={**memory.facts, **checks_of(tracker).to_json()["told"]},
        last_answer=last["id"] if last else None,
        words=asked if why == "asked" else tracker.latest_message.get("text") or "",
    )
    handovers = conversations().handovers
    request = handovers.request(tracker.sender_id, why, summary)
    return request.number, handovers.ahead_of(request.number)
