"""Finds words with PostgreSQL's tsvector and a GIN index.

Sample: `('公租房') & ('_r150200' | '_r150000' | '_r000000') & ('_sin_force' | '_sunverified')`
The words are cut by jieba before; neither side goes through a parser or dictionary (as the configuration `simple` would leave them).
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import text
from sqlalchemy.engine import Connection

from bot.store.search.fulltext import Marks, Term, safe

_WORDS = "array_to_tsvector(string_to_array(lexemes, ' '))"  # as in the index, or it is not used


class PostgresFinder:
    """One statement finds all words of a query, each in the GIN index together with the marks of the place."""

    def holding(self, connection: Connection, terms: Sequence[Term], marks: Marks, most: int | None) -> list[list[int]]:
        """See `Finder`."""
        borne = [_any(group) for group in marks]
        tail = "" if most is None else f" ORDER BY id DESC LIMIT {int(most)}"
        parts = [
            f"SELECT ARRAY(SELECT id FROM search_entries WHERE {_WORDS} @@ CAST(:t{index} AS tsquery){tail})" for index in range(len(terms))
        ]
        values = {f"t{index}": " & ".join([_any(term.words), *borne]) for index, term in enumerate(terms)}
        return [row[0] for row in connection.execute(text(" UNION ALL ".join(parts)), values).all()]


def _any(words: Iterable[str]) -> str:
    return "(" + " | ".join(f"'{safe(word)}'" for word in words) + ")"
