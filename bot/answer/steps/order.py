"""Order the clauses within a level: what answers before what mentions, the part asked for first, then benefits, then what is for everyone.

Newer goes before older.

Never between levels.
"""

from datetime import date

from bot.answer.work import Item, Tools, Work
from bot.policy.clause import KINDS


def order_clauses(work: Work, tools: Tools) -> None:
    levels: list[str] = [region.level for region in tools.gazetteer.chain(work.region.code)] if work.region else []
    focused = work.question.focus is not None
    work.clauses.sort(key=lambda item: _rank(item, focused))
    work.basis.sort(key=lambda item: (levels.index(item.level), *_rank(item, focused)))


def _rank(item: Item, focused: bool) -> tuple[bool, bool, int, bool, int]:
    annotation, document = item.found.annotation, item.found.document
    day = document.issued_on or document.printed_on or date.min
    unmarked = focused and not item.marks
    return (annotation.strength == "weak", unmarked, KINDS.index(annotation.kind), annotation.audience is not None, -day.toordinal())
