"""The body of the asker's place that does a work: an entry of the directory where there is one, else the name that is usual.

An entry is what somebody has written down about this place, so it is not inferred; a name by the usual pattern is, and says so.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.answer.answer import LocalBureau
from bot.answer.departments import Department, Departments, home_of, usual_body
from bot.policy.body import Body
from bot.regions import Gazetteer, Region

HOTLINE = "12345"
LEVEL_WORD = re.compile(r"^[省市县区旗盟州]")


class LocalBodies:
    """Finds bodies among `entries`, the directory's for the places of the asker's chain."""

    def __init__(self, entries: Sequence[Body], departments: Departments, gazetteer: Gazetteer) -> None:
        self._entries, self._departments, self._gazetteer = entries, departments, gazetteer

    def of_written(self, name: str, topic: str | None, place: Region | None) -> LocalBureau | None:
        """The body at `place` that does the work of a bureau which a document writes as `name`; None where it means no single one."""
        department = self._departments.of_written(name)
        for here in self._at(place):
            same = [body for body in here if _called(body, name)]
            found = same or [body for body in _current(here) if department and department.key in body.kinds]
            if found:
                return self._now(_nearest(found, topic))
        return self._usual(department, place)

    def of_topic(self, topic: str, place: Region | None) -> LocalBureau | None:
        """The body at `place` that does, or usually does, the work of a topic; None for the nation and for work without a usual body."""
        department = self._departments.of_topic(topic)
        for here in self._at(place):
            listed = [body for body in _current(here) if topic in body.topics]
            found = listed or [body for body in _current(here) if department and department.key in body.kinds and not body.topics]
            if found:
                return self._now(found[0])
        return self._usual(department, place)

    def of_silence(self, topic: str, place: Region | None) -> LocalBureau | None:
        """The body of a topic where a document names nobody: inferred, unless the directory says that it does this very topic."""
        body = self.of_topic(topic, place)
        said = any(topic in one.topics for here in self._at(place) for one in _current(here))
        return body if body is None or said else replace(body, inferred=True)

    def _at(self, place: Region | None) -> Iterable[list[Body]]:
        """The entries of the place, then of the place that a zone lies in."""
        home = home_of(place, self._gazetteer)
        codes = dict.fromkeys(region.code for region in (place, home) if region and home)
        return ([body for body in self._entries if body.region_code == code] for code in codes)

    def _usual(self, department: Department | None, place: Region | None) -> LocalBureau | None:
        name = usual_body(department, place, self._gazetteer)
        return LocalBureau(name, inferred=True, hotline=HOTLINE) if name else None

    def _now(self, body: Body) -> LocalBureau:
        """The entry, or what its work has gone to since."""
        known = {one.key: one for one in self._entries}
        steps: list[Body] = []
        while body.successor and body not in steps:
            steps.append(body)
            body = known.get((body.region_code, body.successor)) or Body(body.region_code, body.successor, body.source)
        changes = "；".join(f"{old.name}{old.successor_year}年起由{old.successor}承接（{old.successor_source}）" for old in steps)
        return LocalBureau(
            body.name,
            inferred=False,
            hotline=HOTLINE,
            phone=body.phone,
            address=body.address,
            hours=body.hours,
            checked_on=body.checked_on,
            source=body.source,
            succession=changes or None,
        )


def _current(bodies: Iterable[Body]) -> list[Body]:
    return [body for body in bodies if not body.successor]


def _nearest(found: Sequence[Body], topic: str | None) -> Body:
    """The one that lists the topic, else the one that lists none, else the first."""
    return min(found, key=lambda body: (topic not in body.topics, bool(body.topics)))


def _called(body: Body, written: str) -> bool:
    names = (body.name, *body.short_names)
    return any(written == name or LEVEL_WORD.sub("", written) == LEVEL_WORD.sub("", name) for name in names)
