"""The documents of an editor's place: their versions, what ends soon, and the topics that nothing is there for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.editing.scope import Scope
from bot.policy.citation import visible
from bot.policy.lifecycle import STATES, State
from bot.store.database import Database, reading
from bot.store.revisions import Revision, revisions_of, sizes

STATE_NAMES: dict[State, str] = dict(zip(STATES, ("草稿", "已核对", "已发布", "已被取代", "已失效", "已撤回"), strict=True))
ENDINGS = {"superseded": "被取代", "expired": "失效", "withdrawn": "废止"}
SOON = timedelta(days=366)
LATELY = timedelta(days=90)
STALE = timedelta(days=365)


@dataclass(frozen=True)
class Line:
    """A version in a list: what it is today, where it counts, how many clauses it has, and how many of them serve a topic."""

    revision: Revision
    state: State
    place: str
    clauses: int
    serving: int

    @property
    def word(self) -> str:
        """What its state is called."""
        return STATE_NAMES[self.state]


@dataclass(frozen=True)
class Due:
    """A day in the calendar: which version, what happens on it, and how many days are left (below 0: it is over)."""

    day: date
    what: str
    line: Line
    left: int

    @property
    def month(self) -> str:
        """The month that it stands under."""
        return f"{self.day:%Y-%m}"


@dataclass(frozen=True)
class Calendar:
    """What comes and what was, by day; and published versions that nobody has checked for a year."""

    dues: tuple[Due, ...]
    unchecked: tuple[Line, ...]


class Shelf:
    """Reads the versions of the documents in `scope`, as they are on `today`."""

    def __init__(self, database: Database, scope: Scope, today: date) -> None:
        self._database, self._scope, self._today = database, scope, today

    def lines(self, state: str = "", words: str = "", start: int = 0, most: int = 50) -> tuple[list[Line], int]:
        """`most` lines from the one with the index `start`, and how many there are: what is not published first, then by place.

        `state` picks one state, `words` those whose title, number or identifier hold it. Without a state, versions that others have
        taken the place of are left out.
        """
        found = [one for one in self._all() if self._is_wanted(one, state, visible(words))]
        found.sort(key=lambda one: one.stored not in ("draft", "reviewed"))
        return self._lines(found[start : start + most]), len(found)

    def versions(self, document_id: str) -> list[Line]:
        """All versions of a document, the newest first."""
        with reading(self._database) as connection:
            return self._lines(revisions_of(connection, document_id)[::-1])

    def calendar(self) -> Calendar:
        """What begins or ends within a year, and what ended within the last three months."""
        published = [one for one in self._all() if one.stored == "published"]
        lines = self._lines(published)
        dues = [due for line in lines for due in self._dues(line)]
        last = self._today - STALE
        unchecked = tuple(
            line for line in lines if line.state == "published" and (not (day := line.revision.document.checked_on) or day < last)
        )
        return Calendar(tuple(sorted(dues, key=lambda due: (due.day, due.line.revision.id))), unchecked)

    def _dues(self, line: Line) -> list[Due]:
        period = line.revision.period
        if period is None:
            return []
        begins = [(period.begins, "起效")] if period.begins and period.begins > self._today else []
        ends = [(period.ends, ENDINGS[period.because])] if period.ends and period.because else []
        span = range((self._today - LATELY).toordinal(), (self._today + SOON).toordinal())
        return [Due(day, what, line, (day - self._today).days) for day, what in (*begins, *ends) if day.toordinal() in span]

    def _all(self) -> list[Revision]:
        with reading(self._database) as connection:
            return revisions_of(connection, places=self._scope.codes())

    def _is_wanted(self, one: Revision, state: str, words: str) -> bool:
        document, today = one.document, one.state(self._today)
        if (state and today != state) or (not state and today == "superseded"):
            return False
        return not words or any(words in visible(text or "") for text in (document.title, document.number, one.id))

    def _lines(self, revisions: Sequence[Revision]) -> list[Line]:
        with reading(self._database) as connection:
            counts = sizes(connection, [one.id for one in revisions]) if revisions else {}
        return [
            Line(one, one.state(self._today), self._scope.name_of(one.document.region_code), *counts.get(one.id, (0, 0)))
            for one in revisions
        ]
