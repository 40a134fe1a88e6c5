"""How a question becomes an answer: the steps, in order."""

from collections.abc import Callable
from uuid import uuid4

from bot.answer.answer import Answer, AnswerClause
from bot.answer.question import Question
from bot.answer.steps import (
    alternatives,
    applicable,
    caveats,
    contacts,
    headline,
    known_bodies,
    local_bureaus,
    marks,
    matter,
    order,
    place,
    proof,
)
from bot.answer.work import Item, Tools, Work
from bot.monitoring.metrics import STEP_SECONDS

Step = Callable[[Work, Tools], None]

STEPS: tuple[Step, ...] = (
    matter.decide_matter,
    place.decide_place,
    applicable.find_applicable,
    marks.mark_passages,
    order.order_clauses,
    known_bodies.find_bodies,
    local_bureaus.name_local_bureaus,
    caveats.add_caveats,
    contacts.name_contacts,
    alternatives.rank_alternatives,
    headline.write_headline,
    proof.prove,
)


def answer(question: Question, tools: Tools) -> Answer:
    """Answer `question`; raises `ProofError` for a text that is not the span that it claims to be: such an answer must not leave."""
    work = Work(question)
    for step in STEPS:
        with STEP_SECONDS.labels(step.__name__).time():
            step(work, tools)
    assert work.outcome is not None, "every path through the steps decides"
    return Answer(
        id=uuid4().hex,
        outcome=work.outcome,
        topic=work.topic.key if work.topic else None,
        as_of=question.as_of,
        region=work.region,
        clauses=tuple(_clause(item) for item in work.clauses),
        basis=tuple(_clause(item) for item in work.basis),
        headline=work.headline,
        focus=question.focus,
        ask=work.ask,
        candidates=tuple(work.candidates),
        caveats=tuple(work.caveats),
        contacts=tuple(work.contacts),
        alternatives=tuple(work.alternatives),
        choices=tuple(one.key for one in work.choices),
        next=tuple(work.next),
        store_revision=work.store_revision,
        notice=tools.phrases.say("notice.once") if work.outcome == "answered" else None,
    )


def _clause(item: Item) -> AnswerClause:
    clause, annotation = item.found.clause, item.found.annotation
    return AnswerClause(
        id=clause.id,
        path=clause.path,
        text=clause.text,
        level=item.level,
        kind=annotation.kind,
        strength=annotation.strength,
        document=item.found.document,
        bureaus=item.bureaus,
        usual_bureau=item.usual_bureau,
        audience=annotation.audience,
        conditions=annotation.conditions,
        quote=annotation.quote,
        caveats=tuple(item.caveats),
        headings=clause.headings,
        spans=clause.spans,
        marks=item.marks,
    )
