"""Mark in each clause the words that answer: the sentences on the part asked for, or all that serves the topic where it is asked whole."""

from bot.answer.passages import passages
from bot.answer.work import Item, Tools, Work
from bot.policy.citation import Span


def mark_passages(work: Work, tools: Tools) -> None:
    for item in (*work.clauses, *work.basis):
        item.marks = _marks(item, work)


def _marks(item: Item, work: Work) -> tuple[Span, ...]:
    text, annotation = item.found.clause.text, item.found.annotation
    if work.question.focus is not None:
        return passages(text, annotation, work.question.focus)
    start = text.find(annotation.quote)
    return (Span(start, start + len(annotation.quote)),) if annotation.quote and start >= 0 else ()
