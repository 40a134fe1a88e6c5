"""Read a message: which matter, which places. The Rasa components and everyone who asks without Rasa read the same way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.answer.memory import Memory
from bot.answer.question import Matter, Question
from bot.language.danger import DangerWords
from bot.language.intents import IntentModel, RankedIntent, Understanding
from bot.language.places_out import only_places, without_places
from bot.policy.topics import topic_of_intent
from bot.regions import PlaceFinder, PlaceMention, Resolver

GIVE_PLACE = "give_place"
CORRECT_PLACE = "correct_place"
PLACES = (GIVE_PLACE, CORRECT_PLACE)
OUT_OF_SCOPE = "out_of_scope"
DANGER = "danger"
UNSURE = 0.2


@dataclass(frozen=True)
class Reading:
    """A message and the intents that it may have, the likeliest first; `also` are those of further topics that it asks about."""

    text: str
    intents: tuple[RankedIntent, ...]
    also: tuple[str, ...] = ()


class Reader:
    """Reads messages with a trained model and the place finder."""

    def __init__(self, model: IntentModel, finder: PlaceFinder) -> None:
        self._model = model
        self._finder = finder

    def read(self, text: str) -> Reading:
        """Understand one message."""
        found = understand(self._model, text, self._finder.find(text))
        return Reading(text, found.ranking, found.also)


def understand(model: IntentModel, text: str, mentions: Sequence[PlaceMention]) -> Understanding:
    """Intents of `text`. Names of places do not weigh; a message that is nothing but a place gives or corrects one.

    Words of a person in danger go before everything; what only sounds so (累死了) is no danger.
    """
    spans = [(mention.start, mention.end) for mention in mentions]
    found = danger_first(text, model.understand(without_places(text, spans)))
    if only_places(text, spans):
        first = next((one.name for one in found.ranking if one.name in PLACES), GIVE_PLACE)
        return Understanding((RankedIntent(first, 1.0), *(RankedIntent(one.name, 0.0) for one in found.ranking if one.name != first)))
    return found


def danger_first(text: str, found: Understanding) -> Understanding:
    """`found` with danger at the top where the words of `text` name one, and at the end where it only sounds so."""
    words, others = DangerWords.open(), tuple(one for one in found.ranking if one.name != DANGER)
    if words.kinds_in(text):
        return Understanding((RankedIntent(DANGER, 1.0), *others), found.also)
    if words.only_sounds_so(text) and others:
        return Understanding((*others, RankedIntent(DANGER, 0.0)), found.also)
    return found


def to_question(reading: Reading, resolver: Resolver, memory: Memory, as_of: date) -> tuple[Question, Memory]:
    """Join what a message says with what the conversation knows; return the question, and what is known after it.

    A new place of living goes before the remembered one; a bare place asks the last topic again.
    """
    places = resolver.resolve(reading.text, known=memory.living)
    ranking = tuple(topic.key for one in reading.intents if (topic := topic_of_intent(one.name)))
    matter, topic_key = _matter(reading.intents, memory)
    named = places.living.code if places.living else None
    living = named or (None if places.candidates else memory.living)
    hukou = places.hukou.code if places.hukou else memory.hukou
    question = Question(matter, topic_key, ranking, living, hukou, tuple(region.code for region in places.candidates), as_of)
    return question, Memory(living, hukou, topic_key if matter == "policy" else memory.topic)


def _matter(intents: Sequence[RankedIntent], memory: Memory) -> tuple[Matter, str | None]:
    first = intents[0]
    asked = topic_of_intent(first.name)
    if first.name in PLACES:
        return ("policy", memory.topic) if memory.topic else ("unclear", None)
    if asked is not None:
        return ("policy", asked.key) if first.confidence >= UNSURE else ("unclear", None)
    return ("out_of_scope" if first.name == OUT_OF_SCOPE else "unclear", None)
