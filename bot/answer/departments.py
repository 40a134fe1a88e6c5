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
class Former:
    """Names out of use: the year since which this kind of body does their work, and the document that says so."""

    names: tuple[str, ...]
    year: int
    source: str


@dataclass(frozen=True)
class Department:
    """A kind of body: how documents write it, what it is called at each level, and the topics that it does."""

    key: str
    label: str
    written: tuple[str, ...]
    province: str
    municipality: str
    city: str
    topics: tuple[str, ...]
    former: tuple[Former, ...] = ()

    def name_at(self, region: Region) -> str:
        """Full name of this body at a province, city or county."""
        if region.code in MUNICIPALITIES:
            return region.name + self.municipality
        return region.name + (self.province if region.level == "province" else self.city)


class Departments:
    """All kinds of bodies. Make one with `open`."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._all = tuple(_department(key, one) for key, one in data.items())

    @classmethod
    def open(cls) -> "Departments":
        """Read the table that ships with the program."""
        text = resources.files("bot.answer").joinpath("data/departments.yml").read_text(encoding="utf-8")
        return cls(yaml.safe_load(text))

    @property
    def labels(self) -> dict[str, str]:
        """The kinds by key, each with what a reader calls it."""
        return {department.key: department.label for department in self._all}

    @cached_property
    def _by_topic(self) -> dict[str, Department]:
        return {topic: department for department in self._all for topic in department.topics}

    @cached_property
    def _by_end(self) -> list[tuple[str, Department, Former | None]]:
        """Ends of names, the longest first: 农业农村部门 before 农业部门."""
        now = [(end, department, None) for department in self._all for end in department.written]
        then = [(end, department, former) for department in self._all for former in department.former for end in former.names]
        return sorted([*now, *then], key=lambda one: -len(one[0]))

    def of_topic(self, topic: str) -> Department | None:
        """The body that usually does the work of a topic."""
        return self._by_topic.get(topic)

    def of_written(self, name: str) -> Department | None:
        """The kind of body that a document means by `name`, in use or not; None where it names no single kind (各城市人民政府)."""
        return next((department for end, department, _ in self._by_end if name.endswith(end)), None)

    def former(self, name: str) -> Former | None:
        """Since when, and by which document, a body that a document writes as `name` is called otherwise; None for a name in use."""
        return next((former for end, _, former in self._by_end if name.endswith(end)), None)


def _department(key: str, one: Mapping[str, Any]) -> Department:
    former = tuple(Former(tuple(old["names"]), old["year"], old["source"]) for old in one.get("former", ()))
    municipality = one.get("municipality", one["city"])
    return Department(key, one["label"], tuple(one["written"]), one["province"], municipality, one["city"], tuple(one["topics"]), former)


def home_of(region: Region | None, gazetteer: Gazetteer) -> Region | None:
    """The county, city or province whose bodies do the work at `region` (a zone's is done by the place it lies in); None for the nation."""
    if region is None or region.level == "national":
        return None
    return next(place for place in gazetteer.chain(region.code) if place.level != "zone")


def usual_body(department: Department | None, region: Region | None, gazetteer: Gazetteer) -> str | None:
    """Name of a kind of body at the asker's place."""
    home = home_of(region, gazetteer)
    return department.name_at(home) if department and home else None
