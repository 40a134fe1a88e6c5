"""Legal bases that have lapsed: documents that a notice says it rests on, and that the store knows to count no more."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.policy.document import Document
from bot.store.database import Database, reading
from bot.store.repository import PolicyRepository
from bot.store.revisions import Revision, revisions_of

NAMED = re.compile(r"《([^《》]+)》")
RESTS_ON = re.compile(r"(?:根据|依据|按照|依照|遵照|贯彻|落实|执行)[^。；;《》]{0,20}(?:《[^《》]+》[^。；;《》]{0,12})+")
_FRONT = re.compile(r"^中华人民共和国")
_BEHIND = re.compile(r"[（(][^（）()]*[）)]$")


@dataclass(frozen=True)
class LapsedBasis:
    """A basis that counts no more: its title in 《》, and that of the document that took its place, where there is one."""

    title: str
    successor: str | None


class LapsedBases:
    """Finds them in the store at `database`; what the store knows of its documents is read once for each of its revisions."""

    def __init__(self, database: Database, repository: PolicyRepository) -> None:
        self._database, self._repository = database, repository
        self._known: tuple[int, dict[str, list[Revision]]] | None = None
        self._named: dict[str, frozenset[str]] = {}

    def of(self, document: Document, words: str, day: date, store: int) -> LapsedBasis | None:
        """The first basis of `document`, or one that `words` of it name, that has lapsed on `day`; None where all that is known counts.

        `store` is the revision of the store that is read.
        """
        by_title = self._by_title(store)
        named = [*document.based_on, *(plain_title(title) for title in NAMED.findall(words)), *sorted(self._names(document))]
        own = plain_title(document.title)
        lapsed = (_lapsed(by_title.get(name, ()), day) for name in dict.fromkeys(named) if name not in (own, document.id))
        found = next((one for one in lapsed if one), None)
        return LapsedBasis(_marked(found.document.title), _title(by_title.get(found.replaced_by or "", ()))) if found else None

    def _by_title(self, store: int) -> dict[str, list[Revision]]:
        """All versions that are published or were, by the plain title and by the identifier of their document."""
        if self._known is None or self._known[0] != store:
            found: dict[str, list[Revision]] = {}
            with reading(self._database) as connection:
                for one in revisions_of(connection):
                    for name in (plain_title(one.document.title), one.document.id) if one.period or one.stored == "withdrawn" else ():
                        found.setdefault(name, []).append(one)
            self._known, self._named = (store, found), {}
        return self._known[1]

    def _names(self, document: Document) -> frozenset[str]:
        """Titles that a document says it rests on."""
        version = document.revision or document.id
        if version not in self._named:
            text = re.sub(r"\s", "", self._repository.source_text(version))
            self._named[version] = frozenset(plain_title(title) for match in RESTS_ON.finditer(text) for title in NAMED.findall(match[0]))
        return self._named[version]


def plain_title(title: str) -> str:
    """A title as others cite it: 《中华人民共和国社会保险法（2018年修正）》 is 社会保险法."""
    return _BEHIND.sub("", _FRONT.sub("", re.sub(r"\s", "", title).strip("《》")))


def _title(versions: Sequence[Revision]) -> str | None:
    return _marked(versions[-1].document.title) if versions else None


def _marked(title: str) -> str:
    return title if title.startswith("《") else f"《{title}》"


def _lapsed(versions: Iterable[Revision], day: date) -> Revision | None:
    """The last of `versions` where each of them has come to its end by `day`."""
    all_of_it = list(versions)
    over = [one for one in all_of_it if one.stored == "withdrawn" or (one.period and one.period.ends and one.period.ends <= day)]
    return over[-1] if over and len(over) == len(all_of_it) else None
