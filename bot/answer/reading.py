"""Read a message: which matter, which places. The Rasa components and everyone who asks without Rasa read the same way."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.answer.phrases import Phrases
from bot.language.danger import DangerWords
from bot.language.intents import IntentModel, RankedIntent, Understanding
from bot.language.places_out import only_places, without_places
from bot.policy.topics import TOPICS
from bot.regions import PlaceFinder, PlaceMention

GIVE_PLACE = "give_place"
CORRECT_PLACE = "correct_place"
PLACES = (GIVE_PLACE, CORRECT_PLACE)
DANGER = "danger"
ALSO = "also"
"""Key of a message that Rasa hands on under which the intents of further topics stand."""


@dataclass(frozen=True)
class Reading:
    """A message and the intents that it may have, the likeliest first.

    `also` are the intents of further topics that the same message asks about, in order; in Rasa they
    stand under this name in what the NLU components put out. `places` are the places that were found in it, None where nobody looked.
    What it tells of the citizen is read by `bot.language.facts`.
    """

    text: str
    intents: tuple[RankedIntent, ...]
    also: tuple[str, ...] = ()
    places: tuple[PlaceMention, ...] | None = None


class Reader:
    """Reads messages with a trained model and the place finder."""

    def __init__(self, model: IntentModel, finder: PlaceFinder) -> None:
        self._model = model
        self._finder = finder

    def read(self, text: str) -> Reading:
        """Understand one message."""
        places = self._finder.find(text)
        found = understand(self._model, text, places)
        return Reading(text, found.ranking, found.also, places)


def understand(model: IntentModel, text: str, mentions: Sequence[PlaceMention]) -> Understanding:
    """Intents of `text`. Names of places do not weigh; a message that is nothing but a place gives or corrects one.

    Words of a person in danger go before everything; what only sounds so (累死了) is no danger. A question that the assistant itself offers
    is about the topic that it was offered for.
    """
    return understand_all(model, [(text, mentions)])[0]


def understand_all(model: IntentModel, messages: Sequence[tuple[str, Sequence[PlaceMention]]]) -> list[Understanding]:
    """Intents of several texts with the places found in each: the same as `understand` says of each, and quicker."""
    spans = [[(mention.start, mention.end) for mention in mentions] for _, mentions in messages]
    heard = model.understand_all([without_places(text, found) for (text, _), found in zip(messages, spans, strict=True)])
    return [_by_rule(text, found, one) for (text, _), found, one in zip(messages, spans, heard, strict=True)]


def _by_rule(text: str, spans: Sequence[tuple[int, int]], heard: Understanding) -> Understanding:
    found = danger_first(text, heard)
    offered = _offered().get(text.strip().rstrip("？?"))
    if offered is not None:
        return _surely(offered, found)
    if only_places(text, spans):
        return _surely(next((one.name for one in found.ranking if one.name in PLACES), GIVE_PLACE), found)
    return found


def _surely(intent: str, found: Understanding) -> Understanding:
    """`intent` and nothing else, the others behind it in their order."""
    return Understanding((RankedIntent(intent, 1.0), *(RankedIntent(one.name, 0.0) for one in found.ranking if one.name != intent)))


@lru_cache(maxsize=1)
def _offered() -> dict[str, str]:
    """Intents by the words that a tap on their topic sends, without the mark behind them."""
    phrases = Phrases.open()
    return {phrases.say("next.topic", topic=topic.label).rstrip("？"): topic.intent for topic in TOPICS}


def danger_first(text: str, found: Understanding) -> Understanding:
    """`found` with danger at the top where the words of `text` name one, and at the end where it only sounds so."""
    words, others = DangerWords.open(), tuple(one for one in found.ranking if one.name != DANGER)
    if words.kinds_in(text):
        return Understanding((RankedIntent(DANGER, 1.0), *others), found.also)
    if words.only_sounds_so(text) and others:
        return Understanding((*others, RankedIntent(DANGER, 0.0)), found.also)
    return found
