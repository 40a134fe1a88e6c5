"""The places known after a message: what it names, else what the conversation knows, else nothing; the nation where none is told."""

import re
from dataclasses import dataclass

from bot.answer.choices import pick, picks_none
from bot.answer.memory import Memory
from bot.answer.reading import Reading
from bot.answer.withheld import withholds
from bot.policy.topics import topic
from bot.regions import Gazetteer, Resolver
from bot.regions.region import NATIONAL

LIVING = re.compile("住|现在|打工|上班|干活|工作|务工|租")
OFTEN = 2  # times that the place is asked for in a row; after that the nation's rules are told


@dataclass(frozen=True)
class Where:
    """The places known after a message: codes, and those between which a name leaves it open."""

    living: str | None
    hukou: str | None
    candidates: tuple[str, ...] = ()


def where(reading: Reading, resolver: Resolver, gazetteer: Gazetteer, memory: Memory) -> Where:
    """The places known after a message; a new one of living goes before the remembered one, and names that are open stay open."""
    chosen = pick(reading.text, [gazetteer.get(code).full_name for code in memory.places])
    found = resolver.resolve(reading.text, known=memory.living, mentions=reading.places)
    named = memory.places[chosen[0]] if len(chosen) == 1 else found.living.code if found.living else None
    if named and len(narrowed := resolver.inside(memory.places, named)) == 1:
        named = narrowed[0]
    hukou = found.hukou.code if found.hukou else memory.hukou
    if named and _was_asked_for_hukou(memory) and not LIVING.search(reading.text):
        return Where(memory.living, named)
    if named or found.candidates:
        return Where(named, hukou, () if named else tuple(region.code for region in found.candidates))
    if len(chosen) > 1:  # nobody lives at all of them
        return Where(memory.living, hukou, memory.places)
    if is_withheld(reading, memory):
        return Where(NATIONAL, hukou)
    return Where(memory.living, hukou, () if picks_none(reading.text) else memory.places)


def is_withheld(reading: Reading, memory: Memory) -> bool:
    """Whether a citizen of whom no place is known does not tell one either."""
    return memory.living is None and withholds(reading.text, memory.asked > 0)


def _was_asked_for_hukou(memory: Memory) -> bool:
    """Whether the last answer had to ask where the hukou is: no place was known, and all its topics go by that one."""
    unknown = memory.living in (None, NATIONAL) and memory.hukou is None
    return unknown and bool(memory.topics) and all(topic(key).place == "hukou" for key in memory.topics)
