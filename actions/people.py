"""A person in danger, and a person in anger."""

from datetime import date
from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import ActionAnswer
from actions.history import is_sure, turns_before
from actions.opened import answering
from actions.tracker import form_of
from bot.answer.crisis import crisis
from bot.answer.reading import DANGER
from bot.language.danger import DangerWords
from bot.policy.topics import topic_of_intent

SURE = 0.5  # a topic that the message is also about, beside the danger
ABUSE = "abuse"


class ActionDanger(Action):
    """The numbers first; where the message clearly asks about a topic too, its answer follows."""

    def name(self) -> str:
        return "action_danger"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        answers, text = answering(), tracker.latest_message.get("text") or ""
        answer = crisis(answers.tools.phrases, DangerWords.open().kinds_in(text), date.today())
        dispatcher.utter_message(text=answers.renderer.render(answer, form_of(tracker)), json_message={"answer": answer.to_dict()})
        rest = [one for one in tracker.latest_message.get("intent_ranking") or [] if one.get("name") != DANGER]
        if not rest or topic_of_intent(rest[0]["name"]) is None or rest[0]["confidence"] < SURE:
            return []
        calm = tracker.copy()
        calm.latest_message.update(intent=rest[0], intent_ranking=rest)
        return list(await ActionAnswer().run(dispatcher, calm, domain))


class ActionAbuse(Action):
    """Calm, once; then only the offer of help."""

    def name(self) -> str:
        return "action_abuse"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        if not is_sure(tracker):
            return list(await ActionAnswer().run(dispatcher, tracker, domain))
        before = any(turn.intent == ABUSE for turn in turns_before(tracker))
        dispatcher.utter_message(text=answering().tools.phrases.say("abuse.again" if before else "abuse.first"))
        return []
