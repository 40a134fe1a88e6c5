"""What a conversation remembers, told to the citizen who asks for it."""

import re
from collections.abc import Iterator, Mapping

from bot.answer.dialogue import Known
from bot.answer.phrases import Phrases
from bot.language.facts import Interval
from bot.language.facts.fact import Value
from bot.policy.topics import topic
from bot.policy.variables import STAGES, VARIABLES, Subject
from bot.regions import Gazetteer
from bot.regions.region import NATIONAL

_I = r"(?:我|俺|咱)"
_ABOUT = r"(?:什么|啥子?|哪些|多少|(?:的)?(?:信息|情况|资料|东西|话|事|内容))"
_ASKS = re.compile(
    rf"(?:记得|记住|记着|记下|记了|记录了|存了|保存了?|留了|掌握了?)(?:了|的|着)?(?:关于)?{_I}?(?:的|说的|说过的?|说了)?{_ABOUT}"
    rf"|(?:知道|晓得|了解|有){_I}(?:的)?{_ABOUT}+(?:[？?]|$)|(?:还)?(?:记得|记住){_I}(?:吗|不|没|么|是谁|住哪)"
    rf"|(?:看|查|显示|调出)(?:看|一下|下|一看)?(?:你)?(?:都)?(?:记的?|存的)?{_I}的?(?:全部|所有)?(?:记录|信息|资料|情况)(?:吧|呗|[？?])?$"
    rf"|{_I}(?:都|前面|刚才)?(?:跟你|给你|和你)?(?:说过|说了|告诉过你|告诉了你)(?:些)?(?:什么|啥|哪些)"
)


def asks_what_is_known(text: str) -> bool:
    """Whether `text` asks what the assistant remembers of the citizen (你记得我什么)."""
    return _ASKS.search(re.sub(r"\s", "", text)) is not None


def recollect(known: Known, phrases: Phrases, gazetteer: Gazetteer) -> str:
    """One sentence on places, topics and facts, and how to correct or delete them."""
    things = things_known(known, phrases, gazetteer)
    return phrases.say("known.all", things="；".join(things)) if things else phrases.say("known.nothing")


def things_known(known: Known, phrases: Phrases, gazetteer: Gazetteer) -> list[str]:
    """What is known of places, topics and facts, each in words to the citizen."""
    return [*_places(known, phrases, gazetteer), *_topics(known, phrases), *_told(known, phrases)]


def _places(known: Known, phrases: Phrases, gazetteer: Gazetteer) -> Iterator[str]:
    memory = known.memory
    if memory.living and memory.living != NATIONAL:
        yield phrases.say("known.living", place=gazetteer.get(memory.living).full_name)
    if memory.hukou:
        yield phrases.say("known.hukou", place=gazetteer.get(memory.hukou).full_name)


def _topics(known: Known, phrases: Phrases) -> Iterator[str]:
    if known.memory.topics:
        yield phrases.say("known.topics", topics="、".join(topic(key).label for key in known.memory.topics))


def _told(known: Known, phrases: Phrases) -> Iterator[str]:
    facts = [fact for person, told in known.checks.told.items() for fact in _facts(person, told, phrases)]
    if facts:
        yield phrases.say("known.told", facts="，".join(facts))


def _facts(person: Subject, told: Mapping[str, Value], phrases: Phrases) -> Iterator[str]:
    who = phrases.say(f"who.{person}") if person not in ("asker", "household") else ""
    return (
        phrases.say("known.fact", who=who, label=VARIABLES[name].label, value=_value(name, value, phrases)) for name, value in told.items()
    )


def _value(name: str, value: Value, phrases: Phrases) -> str:
    if isinstance(value, bool):
        return phrases.say("known.yes" if value else "known.no")
    if not isinstance(value, Interval):
        return phrases.say(f"stage.{value}") if value in STAGES else value
    low, unit = f"{value.low:g}", phrases.say(f"unit.{VARIABLES[name].unit}")
    if value.high is None:
        return phrases.say("known.from", low=low, unit=unit)
    return f"{low}{unit}" if value.high == value.low else phrases.say("known.between", low=low, high=f"{value.high:g}", unit=unit)
