"""Finds the document that bears a number, and the clauses that name it."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.engine import Connection

from bot.store.search import tables
from bot.store.search.clause import Filters
from bot.store.search.fulltext import MOST, Finder, Term, marks_of, rank
from bot.store.search.numbers import Number
from bot.store.search.ranking import fuse

OWN = 100.0  # the document that bears the number goes before clauses that name it
RANKED = 100
_entries = tables.entries.c


def of_number(connection: Connection, finder: Finder, number: Number, terms: Sequence[Term], filters: Filters) -> dict[int, float]:
    """Entries of the documents that bear `number`, and entries that name it, with a score; those first that hold `terms`.

    Empty where no document bears it and no clause names it.
    """
    borne = [Term((mark,)) for mark in number.marks()]
    marks = [*marks_of(filters), *(list(term.words) for term in borne[:-1])]
    (bearing,) = finder.holding(connection, borne[-1:], marks, MOST)
    query = select(_entries.id, _entries.number).where(_entries.id.in_(bearing)).order_by(_entries.id)
    own = [row.id for row in connection.execute(query) if number.may_be(row.number)]
    (named,) = finder.holding(connection, [Term((number.citing(),))], marks_of(filters), MOST)
    scores = dict.fromkeys(named, 0.0) | {one: OWN - place * 1e-4 for place, one in enumerate(own)}
    ranked = rank(connection, finder, terms, filters, RANKED) if terms and scores else []
    for one, score in fuse([([one for one, _ in ranked], 1.0)]).items():
        if one in scores:
            scores[one] += score
    return scores
