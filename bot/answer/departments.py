"""Which body of a place usually does the work of a topic, or of a bureau that a document names.

The names follow the pattern of the 2018 reform of government bodies (《深化党和国家机构改革方案》, 2018): the same work has the
same kind of body at every level. A name made here is always marked as inferred: places differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from typing import Any

import yaml

from bot.regions import Gazetteer, Region

MUNICIPALITIES = ("110000", "120000", "310000", "500000")


@dataclass(frozen=True)
class Department:
    """A kind of body: how documents write it, what it is called at each level, and the topics that it does."""

    key: str
    written: tuple[str, ...]
    province: str
    municipality: str
    city: str
    topics: tuple[str, ...]

    def name_at(self, region: Region) -> str:
        """Full name of this body at a province, city or county."""
        if region.code in MUNICIPALITIES:
            return region.name + self.municipality
        return region.name + (self.province if region.level == "province" else self.city)


class Departments:
    """All kinds of bodies. Make one with `open`."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._all = tuple(
            Department(key, tuple(one["written"]), one["province"], one.get("municipality", one["city"]), one["city"], tuple(one["topics"]))
            for key, one in data.items()
        )

    @classmethod
    def open(cls) -> "Departments":
        """Read the table that ships with the program."""
        text = resources.files("bot.answer").joinpath("data/departments.yml").read_text(encoding="utf-8")
        return cls(yaml.safe_load(text))

    @cached_property
    def _by_topic(self) -> dict[str, Department]:
        return {topic: department for department in self._all for topic in department.topics}

    def of_topic(self, topic: str) -> Department | None:
        """The body that usually does the work of a topic."""
        return self._by_topic.get(topic)

    def of_written(self, name: str) -> Department | None:
        """The kind of body that a document means by `name`; None where it names no single kind (各城市人民政府)."""
        for department in self._all:
            if any(name.endswith(written) for written in department.written):
                return department
        return None


def usual_body(department: Department | None, region: Region | None, gazetteer: Gazetteer) -> str | None:
    """Name of a kind of body at the asker's place: of the county, city or province (a zone's work is done by the place it lies in)."""
    if department is None or region is None or region.level == "national":
        return None
    home = next(place for place in gazetteer.chain(region.code) if place.level != "zone")
    return department.name_at(home)
