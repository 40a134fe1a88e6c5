"""What is proposed for the clauses on a page: worked out when somebody looks, by one thread at a time, and remembered for a while."""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Protocol

from bot.errors import SuggestionError
from bot.importer.suggestions.suggestion import Suggestion
from bot.policy.clause import Clause

log = logging.getLogger(__name__)
KEPT = 2_000
"""Clauses whose suggestions are remembered."""
OPENING = "建议还在准备；过十来秒刷新页面就有。"


class Suggests(Protocol):
    """What proposes."""

    def suggest(self, text: str, headings: tuple[str, ...]) -> Suggestion:
        """What is proposed for a clause."""


class Suggestions:
    """Gives suggestions by path of the clause. `open_it` takes some seconds and is called once, in the background."""

    def __init__(self, open_it: Callable[[], Suggests]) -> None:
        self._open_it = open_it
        self._lock = threading.Lock()
        self._opening: threading.Thread | None = None
        self._suggester: Suggests | None = None
        self._known: OrderedDict[tuple[str, ...], Suggestion] = OrderedDict()
        self.missing = OPENING

    def start(self) -> None:
        """Begin to open what proposes; does not wait for it."""
        with self._lock:
            if self._opening is None:
                self._opening = threading.Thread(target=self._open, daemon=True)
                self._opening.start()

    def for_clauses(self, clauses: Iterable[Clause], patience: float = 0) -> dict[str, Suggestion]:
        """Suggestions for `clauses`; none while it is still opening (after `patience` seconds) or cannot: `missing` then says why."""
        self.start()
        if patience and self._opening is not None:
            self._opening.join(patience)
        if self._suggester is None:
            return {}
        with self._lock:
            return {clause.path: self._suggest(self._suggester, clause) for clause in clauses}

    def _suggest(self, suggester: Suggests, clause: Clause) -> Suggestion:
        key = (clause.text, *clause.headings)
        if key not in self._known:
            self._known[key] = suggester.suggest(clause.text, clause.headings)
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
        return self._known[key]

    def _open(self) -> None:
        try:
            self._suggester = self._open_it()
        except SuggestionError as error:
            log.warning("%s", error)
            self.missing = str(error)
        else:
            self.missing = ""
