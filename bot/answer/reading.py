"""Read a message: which matter, which places. The Rasa components and everyone who asks without Rasa read the same way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.language.intents import IntentModel, RankedIntent
from bot.language.places_out import only_places, without_places
from bot.regions import PlaceFinder, PlaceMention

GIVE_PLACE = "give_place"
CORRECT_PLACE = "correct_place"
PLACES = (GIVE_PLACE, CORRECT_PLACE)


@dataclass(frozen=True)
class Reading:
    """A message and the intents that it may have, the likeliest first.

    `also` are the intents of further topics that the same message asks about, in order; `facts` are what it tells of the citizen, by
    field. In Rasa both stand under these names in what the NLU components put out.
    """

    text: str
    intents: tuple[RankedIntent, ...]
    also: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)


class Reader:
    """Reads messages with a trained model and the place finder."""

    def __init__(self, model: IntentModel, finder: PlaceFinder) -> None:
        self._model = model
        self._finder = finder

    def read(self, text: str) -> Reading:
        """Understand one message."""
        mentions = self._finder.find(text)
        return Reading(text, tuple(rank(self._model, text, mentions)))


def rank(model: IntentModel, text: str, mentions: Sequence[PlaceMention]) -> list[RankedIntent]:
    """Intents for `text` by likelihood. Names of places do not weigh; a message that is nothing but a place gives or corrects one."""
    spans = [(mention.start, mention.end) for mention in mentions]
    ranking = model.rank(without_places(text, spans))
    if only_places(text, spans):
        first = next((one.name for one in ranking if one.name in PLACES), GIVE_PLACE)
        return [RankedIntent(first, 1.0)] + [RankedIntent(one.name, 0.0) for one in ranking if one.name != first]
    return ranking
