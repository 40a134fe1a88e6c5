"""Finds words with PostgreSQL's tsvector and a GIN index.

Sample: `('公租房') & ('_r150200' | '_r150000' | '_r000000') & ('_tpension')`
The words are cut by jieba before; neither side goes through a parser or dictionary (as the configuration `simple` would leave them).
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import text
from sqlalchemy.engine import Connection

from bot.store.search.fulltext import Marks, Term, safe

_WORDS = "array_to_tsvector(string_to_array(lexemes, ' '))"  # as in the index, or it is not used

_SETTINGS = text(
    "SELECT set_config('enable_seqscan', :use, true), set_config('enable_indexscan', :use, true), "
    "set_config('gin_fuzzy_search_limit', :sample, true)"
)
SAMPLE = 20_000


class PostgresFinder:
    """One statement finds all words of a query, each in the GIN index together with the marks of the place."""

    def holding(
        self, connection: Connection, terms: Sequence[Term], marks: Marks, most: int | None, sample: bool = False
    ) -> list[list[int]]:
        """See `Finder`; of a common word the GIN index itself takes a sample."""
        borne = [_any(group) for group in marks]
        tail = "" if most is None else f" LIMIT {int(most)}"
        parts = [
            f"SELECT ARRAY(SELECT id FROM search_entries WHERE {_WORDS} @@ CAST(:t{index} AS tsquery){tail})" for index in range(len(terms))
        ]
        values = {f"t{index}": " & ".join([_any(term.words), *borne]) for index, term in enumerate(terms)}
        _plan(connection, use="off", sample=SAMPLE if sample else 0)
        found = connection.execute(text(" UNION ALL ".join(parts)), values).all()
        _plan(connection, use="on", sample=0)
        return [row[0] for row in found]


def _plan(connection: Connection, use: str, sample: int) -> None:
    """Leave the planner only the GIN index: it takes the words of a row, made anew for each, to cost nothing."""
    values = {"use": use, "sample": str(sample)}
    connection.execute(_SETTINGS, values)


def _any(words: Iterable[str]) -> str:
    return "(" + " | ".join(f"'{safe(word)}'" for word in words) + ")"
