"""Say the last answer again, or the rest of it."""

from dataclasses import replace
from datetime import date
from typing import Any, Dict, List

import structlog
from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.history import Turn, turns_before
from actions.opened import answering
from actions.tracker import form_of
from bot.answer.answer import Answer
from bot.answer.question import Question
from bot.answer.showing import SHOWN
from bot.errors import ProofError, StoreError
from bot.policy.topics import topic

log = structlog.get_logger(__name__)


class ActionRepeat(Action):
    """Sends what was said last once more."""

    def name(self) -> str:
        return "action_repeat"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        turns = turns_before(tracker)
        last = next((turn for turn in reversed(turns) if turn.answers), turns[-1] if turns else None)
        if last is None or not last.replies:
            dispatcher.utter_message(text=answering().tools.phrases.say("repeat.nothing"))
            return []
        for reply in last.replies:
            dispatcher.utter_message(text=reply.text, json_message={"answer": reply.answer} if reply.answer else None)
        return []


class ActionMore(Action):
    """Sends the clauses of the last answer whose words have not been shown yet, as many at a time as an answer shows."""

    def name(self) -> str:
        return "action_more"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        answers, turns = answering(), turns_before(tracker)
        given = _last_with_clauses(turns)
        if given is None:
            dispatcher.utter_message(text=answers.tools.phrases.say("more.nothing"))
            return []
        try:
            page = _page(answers.answer(_question(given)), _shown(turns, given), answers.tools.phrases)
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
    return next((answer for answer in every if answer["outcome"] == "answered" and answer["region"]), None)


def _question(given: Dict[str, Any]) -> Question:
    code = given["region"]["code"]
    hukou = code if topic(given["topic"]).place == "hukou" else None
    return Question("policy", given["topic"], living=code, hukou=hukou, as_of=date.fromisoformat(given["as_of"]))


def _shown(turns: List[Turn], given: Dict[str, Any]) -> str:
    """What has been shown on this matter, as one text."""
    same = given["topic"], given["region"]["code"]
    replies = [reply for turn in turns for reply in turn.replies if reply.answer and reply.answer["region"]]
    return "\n".join(reply.text for reply in replies if reply.answer and (reply.answer["topic"], reply.answer["region"]["code"]) == same)


def _page(answer: Answer, shown: str, phrases: Any) -> Answer | None:
    rest = [clause for clause in (*answer.clauses, *answer.basis) if f"「{clause.quote}」" not in shown]
    page, left = rest[:SHOWN], len(rest[SHOWN:])
    if not page:
        return None
    return replace(
        answer,
        clauses=tuple(clause for clause in answer.clauses if clause in page),
        basis=tuple(clause for clause in answer.basis if clause in page),
        headline=phrases.say("more.headline"),
        caveats=(phrases.say("more.rest", count=str(left)),) if left else (),
        contacts=(),
        notice=None,
    )
