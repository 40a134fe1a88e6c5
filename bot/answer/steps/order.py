"""Order the clauses within a level: what answers before what mentions, benefits first, for everyone before for some, newer before older.

Never between levels.
"""

from datetime import date

from bot.answer.work import Item, Tools, Work
from bot.policy.clause import KINDS


def order_clauses(work: Work, tools: Tools) -> None:
    levels: list[str] = [region.level for region in tools.gazetteer.chain(work.region.code)] if work.region else []
    work.clauses.sort(key=_rank)
    work.basis.sort(key=lambda item: (levels.index(item.level), *_rank(item)))


def _rank(item: Item) -> tuple[bool, int, bool, int]:
    annotation, document = item.found.annotation, item.found.document
    day = document.issued_on or document.printed_on or date.min
    return (annotation.strength == "weak", KINDS.index(annotation.kind), annotation.audience is not None, -day.toordinal())
