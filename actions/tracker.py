"""What the tracker says, in the words of `bot.answer`, and back."""

from dataclasses import replace
from typing import Any, Dict, List

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from actions.history import turns_before
from bot.answer.dialogue import Known
from bot.answer.memory import Memory
from bot.answer.precheck import CheckMemory
from bot.answer.reading import ALSO, Reading
from bot.answer.rendering import Form
from bot.conversations.turns import HOLDS_SENSITIVE, KEEPS_SENSITIVE, KEPT_AS, PRESET_PLACE
from bot.language.intents import RankedIntent
from bot.regions.entities import PLACE, to_mention

CHANNEL_FORMS: Dict[str, Form] = {"wechat": "wechat", "wecom": "wechat", "wechat_kf": "wechat"}


def form_of(tracker: Tracker) -> Form:
    """In which form the channel of the latest message shows an answer."""
    return CHANNEL_FORMS.get(tracker.get_latest_input_channel() or "", "text")


def reading_of(tracker: Tracker) -> Reading:
    """The latest message as the NLU components understood it."""
    message = tracker.latest_message
    ranking = message.get("intent_ranking") or [message.get("intent") or {}]
    intents = tuple(RankedIntent(one.get("name") or "unclear", float(one.get("confidence") or 0.0)) for one in ranking)
    entities = message.get("entities") if ALSO in message else None  # another pipeline (DIET, say) knows no places: they are looked for
    places = None if entities is None else tuple(to_mention(one) for one in entities if one["entity"] == PLACE and "codes" in one)
    return Reading(message.get("text") or "", intents, tuple(message.get("also") or ()), places)


def known_of(tracker: Tracker) -> Known:
    """What the conversation knows."""
    noticed = any(given.get("notice") for turn in turns_before(tracker) for given in turn.answers)
    keeps, holds = (bool(_metadata(tracker).get(name)) for name in (KEEPS_SENSITIVE, HOLDS_SENSITIVE))
    return Known(memory_of(tracker), CheckMemory.from_json(tracker.get_slot("precheck"), keeps, holds), noticed)


def words_of(tracker: Tracker) -> str:
    """The latest message as far as it may be kept."""
    return str(_metadata(tracker).get(KEPT_AS) or tracker.latest_message.get("text") or "")


def slots_of(known: Known) -> List[EventType]:
    """What keeps that the conversation knows this."""
    slots = {**known.memory.to_slots(), "precheck": known.checks.to_json()}
    return [SlotSet(name, value) for name, value in slots.items()]


def memory_of(tracker: Tracker) -> Memory:
    """What the conversation remembers; the place that the page was made for counts until the person names one."""
    memory = Memory.from_slots(tracker.slots)
    preset = _metadata(tracker).get(PRESET_PLACE)
    return replace(memory, living=preset) if preset and not memory.living and not memory.places else memory


def _metadata(tracker: Tracker) -> Dict[str, Any]:
    return tracker.latest_message.get("metadata") or {}
