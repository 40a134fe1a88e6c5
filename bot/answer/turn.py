"""One turn of a conversation: join what a message says with what the conversation knows, into the questions that it asks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.answer.choices import pick, picks_none, place_of
from bot.answer.focus import Focus, focus_in, focus_of_intent
from bot.answer.memory import Memory
from bot.answer.question import Asks, Matter, Question
from bot.answer.reading import PLACES, Reading
from bot.answer.where import OFTEN, Where, is_withheld, where
from bot.language.intents import RankedIntent
from bot.policy.topics import topic, topic_of_intent
from bot.regions import Gazetteer, Resolver
from bot.regions.region import NATIONAL

OUT_OF_SCOPE = "out_of_scope"
UNCLEAR = "unclear"
GIVE_FACT = "give_fact"
DENY = "deny"
UNSURE = 0.2  # below this probability a topic is no more than a guess
SURE = 0.5  # from this probability on no other topic can be as likely
CLOSE = 0.8  # a topic with at least this share of the first one's probability may be meant as well
CHOICES = 3
LIKELY = 0.005  # below this probability the order of the other topics says nothing: neighbours or common topics are offered
EACH = re.compile("分别|各自|各要|都要|都需要")


@dataclass(frozen=True)
class Ask:
    """One thing that a message asks: a topic and the part of it, or topics between which it is open; neither where that is unclear.

    `without` are topics that are not meant; `said` tells that something was asked, though not what.
    """

    topic: str | None = None
    focus: Focus | None = None
    options: tuple[str, ...] = ()
    matter: Matter = "policy"
    without: tuple[str, ...] = ()
    said: bool = False


def to_questions(
    reading: Reading, resolver: Resolver, gazetteer: Gazetteer, memory: Memory, as_of: date, about: str | None = None
) -> tuple[list[Question], Memory]:
    """The questions of a message, one per topic in the order asked, and what is known after it. There is always at least one.

    A new place of living goes before the remembered one; a bare place, or a fact told, asks the last topics again; a follow-up asks
    for a part of them. A missing place is asked for once. `about` is the topic where it is decided already: then that is the question.
    """
    asks = [Ask(about)] if about else _asks(reading, memory)
    places = where(reading, resolver, gazetteer, memory)
    lost = memory.asked >= OFTEN and places.candidates == memory.places and _lacks_place(asks, places)
    if lost:
        places = Where(NATIONAL, places.hukou)
    ranking = _keys(one.name for one in reading.intents if one.confidence >= LIKELY)
    questions = [
        Question(
            one.matter, one.topic, ranking, places.living, places.hukou, places.candidates, as_of, one.focus, one.options,
            _asking(asks, number), again=memory.asked > 0 and one.topic in memory.topics, without=one.without, said=one.said,
        )
        for number, one in enumerate(asks)
    ]  # fmt: skip
    asked = memory.asked + 1 if lost or _lacks_place(asks, places) else memory.asked if places.living is None else 0
    known = replace(memory, living=places.living, hukou=places.hukou, places=places.candidates, offered=(), asked=asked)
    return questions, _remember(known, asks, about)


def _lacks_place(asks: Sequence[Ask], places: Where) -> bool:
    """Whether a topic cannot be answered for want of a place."""
    return any(not (places.living or (topic(one.topic).place == "hukou" and places.hukou)) for one in asks if one.topic)


def _asks(reading: Reading, memory: Memory) -> list[Ask]:
    chosen = pick(reading.text, [topic(key).label for key in memory.options])
    if chosen:
        return [Ask(memory.options[place], focus_in(reading.text) or memory.focus) for place in chosen]
    if memory.options and (picks_none(reading.text) or reading.intents[0].name == DENY):
        return [Ask(matter="unclear", without=memory.options)]
    named = place_of(reading.text, len(memory.offered))
    if named and len(named) == 1:
        return [Ask(memory.offered[named[0]])]
    first = reading.intents[0]
    focus = focus_of_intent(first.name)
    if first.name in (*PLACES, GIVE_FACT) or pick(reading.text, memory.places) or _will_not_say(reading, memory):
        return _again(memory)
    if topic_of_intent(first.name) and (first.confidence >= UNSURE or reading.also):
        return _topics(reading, memory)
    if focus is None and first.name != OUT_OF_SCOPE:
        focus = focus_in(reading.text) if memory.topic else None
    if focus is not None:
        return [*_follow_up(reading, memory, focus), *(Ask(key) for key in _keys(reading.also))]
    if first.name == OUT_OF_SCOPE and (first.confidence >= SURE or not memory.asked):
        return [Ask(matter="out_of_scope")]
    return _again(memory) if memory.asked or memory.options else [Ask(matter="unclear", said=topic_of_intent(first.name) is not None)]


def _will_not_say(reading: Reading, memory: Memory) -> bool:
    """Whether the message says nothing but that the place is not told."""
    first = reading.intents[0]
    asks = topic_of_intent(first.name) is not None and first.confidence >= SURE
    return memory.asked > 0 and not asks and (is_withheld(reading, memory) or picks_none(reading.text))


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


def _remember(memory: Memory, asks: Sequence[Ask], about: str | None) -> Memory:
    if about in memory.topics:
        return replace(memory, focus=None, options=())
    topics = [one.topic for one in asks if one.topic]
    if topics:
        return replace(memory, topic=topics[0], also=tuple(topics[1:]), focus=asks[0].focus, options=())
    if asks[0].options:
        return replace(memory, focus=asks[0].focus, options=asks[0].options)
    return replace(memory, focus=memory.focus if memory.topic else asks[0].focus, options=())
