"""What the tracker says, in the words of `bot.answer`."""

from typing import Dict

from rasa_sdk import Tracker

from bot.answer.memory import Memory
from bot.answer.precheck import CheckMemory
from bot.answer.reading import Reading
from bot.answer.rendering import Form
from bot.language.intents import RankedIntent

CHANNEL_FORMS: Dict[str, Form] = {"wechat": "wechat", "wecom": "wechat", "wechat_kf": "wechat"}


def form_of(tracker: Tracker) -> Form:
    """In which form the channel of the latest message shows an answer."""
    return CHANNEL_FORMS.get(tracker.get_latest_input_channel() or "", "text")


def reading_of(tracker: Tracker) -> Reading:
    """The latest message as the NLU components understood it."""
    message = tracker.latest_message
    ranking = message.get("intent_ranking") or [message.get("intent") or {}]
    intents = tuple(RankedIntent(one.get("name") or "unclear", float(one.get("confidence") or 0.0)) for one in ranking)
    return Reading(message.get("text") or "", intents, tuple(message.get("also") or ()), message.get("facts") or {})


def checks_of(tracker: Tracker) -> CheckMemory:
    """What the conversation keeps for pre-checks."""
    return CheckMemory.from_json(tracker.get_slot("precheck"))


def memory_of(tracker: Tracker) -> Memory:
    """What the conversation remembers."""
    return Memory.from_slots(tracker.slots)
