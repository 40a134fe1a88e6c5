"""Finds words with SQLite's FTS5.

Sample: `("公租房") AND ("_r150200" OR "_r150000" OR "_r000000") AND ("_tpension")`
"""

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import text
from sqlalchemy.engine import Connection

from bot.store.search.fulltext import Marks, Term, safe

# One row with a list: a row for each of thousands of numbers costs more than finding them.
_ALL = text("SELECT json_group_array(rowid) FROM search_words WHERE search_words MATCH :wanted")
_NEWEST = text(
    "SELECT json_group_array(rowid) FROM (SELECT rowid FROM search_words WHERE search_words MATCH :wanted ORDER BY rowid DESC LIMIT :most)"
)


class SqliteFinder:
    """The place is a word of the clause: one look-up in the index touches only what its chain holds."""

    def holding(
        self, connection: Connection, terms: Sequence[Term], marks: Marks, most: int | None, sample: bool = False
    ) -> list[list[int]]:
        """See `Finder`; of a common word the newest are taken."""
        borne = [_any(group) for group in marks]
        return [self._ids(connection, " AND ".join([_any(term.words), *borne]), most) for term in terms]

    def _ids(self, connection: Connection, wanted: str, most: int | None) -> list[int]:
        found = connection.execute(_ALL if most is None else _NEWEST, {"wanted": wanted, "most": most}).scalar()
        return list(json.loads(found or "[]"))


def _any(words: Iterable[str]) -> str:
    return "(" + " OR ".join(f'"{safe(word)}"' for word in words) + ")"
