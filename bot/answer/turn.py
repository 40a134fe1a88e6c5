"""One turn of a conversation: join what a message says with what the conversation knows, into the questions that it asks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.answer.choices import pick
from bot.answer.focus import Focus, focus_in, focus_of_intent
from bot.answer.memory import Memory
from bot.answer.question import Asks, Matter, Question
from bot.answer.reading import PLACES, Reading
from bot.language.intents import RankedIntent
from bot.policy.topics import topic, topic_of_intent
from bot.regions import Gazetteer, Resolver

OUT_OF_SCOPE = "out_of_scope"
UNCLEAR = "unclear"
GIVE_FACT = "give_fact"
UNSURE = 0.2  # below this probability a topic is no more than a guess
SURE = 0.5  # from this probability on no other topic can be as likely
CLOSE = 0.8  # a topic with at least this share of the first one's probability may be meant as well
CHOICES = 3
LIKELY = 0.005  # below this probability the order of the other topics says nothing: neighbours or common topics are offered
EACH = re.compile("分别|各自|各要|都要|都需要")
LIVING = re.compile("住|现在|打工|上班|干活|工作|务工|租")


@dataclass(frozen=True)
class Ask:
    """One thing that a message asks: a topic and the part of it, or topics between which it is open; neither where that is unclear."""

    topic: str | None = None
    focus: Focus | None = None
    options: tuple[str, ...] = ()
    matter: Matter = "policy"


@dataclass(frozen=True)
class Where:
    """The places known after a message."""

    living: str | None
    hukou: str | None
    candidates: tuple[str, ...] = ()


def to_questions(
    reading: Reading, resolver: Resolver, gazetteer: Gazetteer, memory: Memory, as_of: date, about: str | None = None
) -> tuple[list[Question], Memory]:
    """The questions of a message, one per topic in the order asked, and what is known after it. There is always at least one.

    A new place of living goes before the remembered one; a bare place, or a fact told, asks the last topics again; a follow-up asks
    for a part of them. A missing place is asked for once. `about` is the topic where it is decided already: then that is the question.
    """
    where = _where(reading, resolver, gazetteer, memory)
    asks = [Ask(about)] if about else _asks(reading, memory)
    ranking = _keys(one.name for one in reading.intents if one.confidence >= LIKELY)
    questions = [
        Question(
            one.matter, one.topic, ranking, where.living, where.hukou, where.candidates, as_of, one.focus, one.options, _asking(asks, place)
        )
        for place, one in enumerate(asks)
    ]
    known = replace(memory, living=where.living, hukou=where.hukou, places=where.candidates)
    return questions, _remember(known, asks)


def _asks(reading: Reading, memory: Memory) -> list[Ask]:
    chosen = pick(reading.text, [topic(key).label for key in memory.options])
    if chosen:
        return [Ask(memory.options[place], focus_in(reading.text) or memory.focus) for place in chosen]
    first = reading.intents[0]
    focus = focus_of_intent(first.name)
    if first.name in (*PLACES, GIVE_FACT) or pick(reading.text, memory.places):
        return _again(memory)
    if topic_of_intent(first.name) and (first.confidence >= UNSURE or reading.also):
        return _topics(reading, memory)
    if focus is None and first.name != OUT_OF_SCOPE:
        focus = focus_in(reading.text) if memory.topic else None
    if focus is not None:
        return [*_follow_up(reading, memory, focus), *(Ask(key) for key in _keys(reading.also))]
    return [Ask(matter="out_of_scope" if first.name == OUT_OF_SCOPE else "unclear")]


def _again(memory: Memory) -> list[Ask]:
    """The last question, for another place or person."""
    if memory.options:
        return [Ask(None, memory.focus, memory.options, "unclear")]
    return [Ask(key, memory.focus) for key in memory.topics] or [Ask(focus=memory.focus, matter="unclear")]


def _topics(reading: Reading, memory: Memory) -> list[Ask]:
    """New topics; a part asked for before there was a topic belongs to the first that comes."""
    keys = _keys((reading.intents[0].name, *reading.also))
    focus = focus_in(reading.text) or (None if memory.topic else memory.focus)
    tied = () if len(keys) > 1 else _tied(reading.intents)
    if tied:
        return [Ask(None, focus, tied, "unclear")]
    shared = len(keys) == 1 or EACH.search(reading.text)
    return [Ask(key, focus if shared else None) for key in keys]


def _follow_up(reading: Reading, memory: Memory, focus: Focus) -> list[Ask]:
    """A part of the last topics, or of one that the message names; without either it is open what about."""
    named = [one.key for known in reading.intents if (one := topic_of_intent(known.name)) and one.label in reading.text]
    likely = [one.key for known in reading.intents if (one := topic_of_intent(known.name)) and known.confidence >= UNSURE]
    keys = named[:1] or list(memory.topics) or likely[:1]
    return [Ask(key, focus) for key in keys] or [Ask(focus=focus, matter="unclear")]


def _tied(intents: Sequence[RankedIntent]) -> tuple[str, ...]:
    """The topics that are about as likely as the first; empty where that one is clear, or what comes close is no topic."""
    first = intents[0]
    close = [one for one in intents if one.confidence >= CLOSE * first.confidence][:CHOICES]
    keys = _keys(one.name for one in close)
    return keys if first.confidence < SURE and len(keys) > 1 and len(keys) == len(close) else ()


def _keys(intents: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(known.key for name in intents if (known := topic_of_intent(name))))


def _asking(asks: Sequence[Ask], place: int) -> Asks:
    """What the question at `place` asks where the place is missing: the first for all, and for living where one of them goes by that."""
    if place > 0:
        return "nothing"
    return "living" if {topic(one.topic).place for one in asks if one.topic} == {"living", "hukou"} else "place"


def _remember(memory: Memory, asks: Sequence[Ask]) -> Memory:
    topics = [one.topic for one in asks if one.topic]
    if topics:
        return replace(memory, topic=topics[0], also=tuple(topics[1:]), focus=asks[0].focus, options=())
    if asks[0].options:
        return replace(memory, focus=asks[0].focus, options=asks[0].options)
    return replace(memory, focus=memory.focus if memory.topic else asks[0].focus, options=())


def _where(reading: Reading, resolver: Resolver, gazetteer: Gazetteer, memory: Memory) -> Where:
    chosen = pick(reading.text, [gazetteer.get(code).full_name for code in memory.places])
    found = resolver.resolve(reading.text, known=memory.living)
    named = memory.places[chosen[0]] if len(chosen) == 1 else found.living.code if found.living else None
    if named and len(narrowed := resolver.inside(memory.places, named)) == 1:
        named = narrowed[0]
    hukou = found.hukou.code if found.hukou else memory.hukou
    if named and _was_asked_for_hukou(memory) and not LIVING.search(reading.text):
        return Where(memory.living, named)
    candidates = () if named else tuple(region.code for region in found.candidates)
    return Where(named or (None if candidates else memory.living), hukou, candidates)


def _was_asked_for_hukou(memory: Memory) -> bool:
    """Whether the last answer had to ask where the hukou is: no place was known, and all its topics go by that one."""
    unknown = memory.living is None and memory.hukou is None
    return unknown and bool(memory.topics) and all(topic(key).place == "hukou" for key in memory.topics)
