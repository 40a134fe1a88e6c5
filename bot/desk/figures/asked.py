"""What somebody wants figures of: days, a place that they may see, a topic, a channel."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from bot.conversations.figures.records import Wanted
from bot.desk.api.places import Places
from bot.desk.faults import ForbiddenError
from bot.desk.fields import plain
from bot.errors import XinshiminError
from bot.policy.topics import TOPICS
from bot.regions import Gazetteer, Region

USUAL, MOST = 30, 366  # days
TOPIC_KEYS = {topic.key for topic in TOPICS}


class RangeError(XinshiminError):
    def __init__(self) -> None:
        super().__init__(f"起止日期要写成 2026-11-22 的样子，先后不能颠倒，一次最多看 {MOST} 天；请返回改正后再看。")


class SeveralPlacesError(XinshiminError):
    def __init__(self, found: tuple[Region, ...]) -> None:
        super().__init__(f"这个地名有几处：{'、'.join(one.full_name for one in found[:5])}；请返回写全名或行政区划代码。")


@dataclass(frozen=True)
class Asked:
    """What is asked for; `place` None is everywhere, an empty topic or channel all of them."""

    first: date
    last: date
    place: Region | None
    topic: str
    channel: str

    def wanted(self, gazetteer: Gazetteer) -> Wanted:
        """The same for the database: a place with all that lies in it."""
        regions = None if self.place is None else codes_under(gazetteer, self.place.code)
        return Wanted(self.first, self.last, regions, self.topic or None, self.channel or None)

    def query(self, **changes: Any) -> str:
        """The same as the query of an address, with `changes`."""
        one = replace(self, **changes)
        place = one.place.code if one.place else ""
        fields = {"first": one.first, "last": one.last, "place": place, "topic": one.topic, "channel": one.channel}
        return urlencode({name: value for name, value in fields.items() if value})


def read_asked(given: Mapping[str, str], home: str | None, places: Places, gazetteer: Gazetteer, today: date) -> Asked:
    """What the query of a request asks for. `home` is the place that the account works for, None where it sees all.

    Raises `RangeError`, `UnknownPlaceError`, `SeveralPlacesError`, or `ForbiddenError` for a place outside `home`.
    """
    last = _day(given.get("last"), today)
    first = _day(given.get("first"), last - timedelta(days=USUAL - 1))
    if not 0 <= (last - first).days < MOST:
        raise RangeError()
    topic = given.get("topic", "")
    place = _place(plain(given.get("place", "")), home, places, gazetteer)
    return Asked(first, last, place, topic if topic in TOPIC_KEYS else "", plain(given.get("channel", ""), 20))


def codes_under(gazetteer: Gazetteer, code: str) -> list[str]:
    """The codes of a place and of all that lies in it."""
    return [code, *(one for child in gazetteer.children(code) for one in codes_under(gazetteer, child.code))]


def _day(text: str | None, otherwise: date) -> date:
    try:
        return date.fromisoformat(text) if text else otherwise
    except ValueError:
        raise RangeError() from None


def _place(name: str, home: str | None, places: Places, gazetteer: Gazetteer) -> Region | None:
    if not name:
        return gazetteer.get(home) if home else None
    found = places.find(name)
    if len(found) > 1:
        raise SeveralPlacesError(found)
    if home and not gazetteer.within(found[0].code, home):
        raise ForbiddenError()
    return None if found[0].parent is None else found[0]
