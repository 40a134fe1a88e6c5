"""Say the last answer again, or the rest of it."""

from typing import Any, Dict, List

import structlog
from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.history import Turn, turns_before
from actions.move import Move
from actions.opened import answering
from actions.tracker import form_of
from bot.answer.paging import has_clauses, next_page, question_of, same_matter
from bot.errors import ProofError, StoreError

log = structlog.get_logger(__name__)


class ActionRepeat(Move):
    """Sends what was said last once more."""

    def name(self) -> str:
        return "action_repeat"

    def move(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> List[EventType]:
        turns = turns_before(tracker)
        last = next((turn for turn in reversed(turns) if turn.answers), turns[-1] if turns else None)
        if last is None or not last.replies:
            dispatcher.utter_message(text=answering().tools.phrases.say("repeat.nothing"))
            return []
        for reply in last.replies:
            dispatcher.utter_message(text=reply.text, json_message={"answer": reply.answer} if reply.answer else None)
        return []


class ActionMore(Move):
    """Sends the clauses of the last answer whose words have not been shown yet, as many at a time as an answer shows."""

    def name(self) -> str:
        return "action_more"

    def move(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> List[EventType]:
        answers, turns = answering(), turns_before(tracker)
        given = _last_with_clauses(turns)
        if given is None:
            dispatcher.utter_message(text=answers.tools.phrases.say("more.nothing"))
            return []
        try:
            page = next_page(answers.answer(question_of(given)), _shown(turns, given), answers.tools.phrases)
        except (ProofError, StoreError) as error:
            log.error("more.failed", error=type(error).__name__)
            return []  # the channel says that a part is down
        if page is None:
            dispatcher.utter_message(text=answers.tools.phrases.say("more.over"))
            return []
        dispatcher.utter_message(text=answers.renderer.render_more(page, form_of(tracker)), json_message={"answer": page.to_dict()})
        return []


def _last_with_clauses(turns: List[Turn]) -> Dict[str, Any] | None:
    every = (answer for turn in reversed(turns) for answer in reversed(turn.answers))
    return next((answer for answer in every if has_clauses(answer)), None)


def _shown(turns: List[Turn], given: Dict[str, Any]) -> str:
    """What has been shown on this matter, as one text."""
    replies = [reply for turn in turns for reply in turn.replies]
    return "\n".join(reply.text for reply in replies if reply.answer and same_matter(reply.answer, given))
