"""The answer to a wish for a person: the truth about who is there, and whom to call meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import uuid4

from bot.answer.answer import Answer
from bot.answer.question import Question
from bot.answer.steps import alternatives, contacts, known_bodies, place
from bot.answer.work import Tools, Work
from bot.errors import StoreError
from bot.policy.topics import topic

Why = Literal["asked", "failures", "topic"]


@dataclass(frozen=True)
class Waiting:
    """What is true of a request: its number (None where it could not be kept), how many are ahead, the hours of the desk (empty: none).

    `open` says whether somebody is there now; None where that is not known.
    """

    number: int | None
    ahead: int
    hours: str
    open: bool | None = None


def handed_over(question: Question, why: Why, waiting: Waiting, tools: Tools) -> Answer:
    """An answer with outcome `handed_over` for the topic and place of `question`: the bureau's line where it is known, and 12345."""
    work = Work(question, outcome="handed_over")
    work.topic = topic(question.topic) if question.topic else None
    _look_up(work, tools)
    alternatives.rank_alternatives(work, tools)
    return Answer(
        id=uuid4().hex,
        outcome="handed_over",
        topic=question.topic,
        as_of=question.as_of,
        region=work.region,
        headline=tools.phrases.say(f"handover.{why}"),
        caveats=tuple(_truth(waiting, tools)),
        contacts=tuple(work.contacts),
        alternatives=tuple(work.alternatives),
    )


def _look_up(work: Work, tools: Tools) -> None:
    place.decide_place(work, tools)
    try:
        known_bodies.find_bodies(work, tools)
    except StoreError:  # the numbers that need no store are still right
        work.bodies = None
    contacts.name_contacts(work, tools)


def _truth(waiting: Waiting, tools: Tools) -> Sequence[str]:
    say = tools.phrases.say
    desk = say("handover.no_desk")
    if waiting.hours and waiting.number is not None:
        name = {None: "desk", True: "open", False: "closed"}[waiting.open]
        desk = say(f"handover.{name}", number=str(waiting.number), waiting=str(waiting.ahead), hours=waiting.hours)
    return [desk, say("handover.not_kept" if waiting.number is None else "handover.kept")]
