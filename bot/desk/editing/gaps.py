"""The topics of an editor's places: how many clauses each place has of its own, and where only a higher level says something."""

from dataclasses import dataclass
from datetime import date

from bot.editing.scope import Scope
from bot.policy.topics import TOPICS
from bot.regions.region import NATIONAL
from bot.store.coverage import coverage, covered_places
from bot.store.database import Database


@dataclass(frozen=True)
class TopicLine:
    """A topic at a place: clauses of its own that answer it and that only mention it; `above` names the nearest place that has some."""

    topic: str
    label: str
    direct: int
    weak: int
    above: str

    @property
    def gap(self) -> bool:
        """Whether the place has none of its own."""
        return not self.direct and not self.weak


@dataclass(frozen=True)
class PlaceGaps:
    """A place with all topics; those without a clause first."""

    code: str
    name: str
    lines: tuple[TopicLine, ...]

    @property
    def missing(self) -> int:
        """How many topics have no clause of the place's own."""
        return sum(line.gap for line in self.lines)


def gaps(database: Database, scope: Scope, today: date) -> list[PlaceGaps]:
    """The area itself and every place in it that has a document in force."""
    covered = covered_places(database, today)
    own = [scope.area] if scope.area else []
    places = list(dict.fromkeys([*own, *(code for code in covered if scope.holds(code))]))
    chains = {code: [one.code for one in scope.gazetteer.chain(code)] for code in places}
    every = sorted({above for chain in chains.values() for above in chain} | set(places))
    cells = {(cell.region_code, cell.topic): cell for cell in coverage(database, every, today)}
    found = []
    for code in places:
        lines = []
        for topic in TOPICS:
            cell = cells[code, topic.key]
            above = next((one for one in chains[code][1:] if not cells[one, topic.key].gap), "")
            lines.append(TopicLine(topic.key, topic.label, cell.direct, cell.weak, _said(above, scope)))
        found.append(PlaceGaps(code, scope.name_of(code), tuple(sorted(lines, key=lambda line: not line.gap))))
    return found


def _said(code: str, scope: Scope) -> str:
    return "全国" if code == NATIONAL else scope.name_of(code)
