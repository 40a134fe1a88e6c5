"""Offer what else may have been meant: the topics between which it is open, else the next likeliest, at least two; and questions to tap."""

from bot.answer.focus import Focus
from bot.answer.passages import passages
from bot.answer.work import Tools, Work
from bot.policy.topics import TOPICS, Topic, topic

OFFERED = 3
PARTS: tuple[Focus, ...] = ("conditions", "materials", "place", "amount")
ASKED = 3
COMMON = ("school_enrollment", "residence_permit", "public_rental_housing", "medical_insurance", "wage_arrears")


def rank_alternatives(work: Work, tools: Tools) -> None:
    known = (*work.question.without, work.topic.key if work.topic else "")
    others = [one for one in _candidates(work) if one.key not in known]
    chosen = work.choices or others[:OFFERED]
    work.alternatives = [(one.key, one.label) for one in chosen]
    if work.outcome == "needs_region":
        work.next = [tools.phrases.say("next.place", place=region.full_name) for region in work.candidates]
        work.next.append(tools.phrases.say("next.nation"))
    elif work.choices:
        work.next = [one.label for one in chosen]
    else:
        work.next = [*_parts(work, tools), *(tools.phrases.say("next.topic", topic=one.label) for one in chosen)]


def _parts(work: Work, tools: Tools) -> list[str]:
    """Follow-up questions that the first clause answers."""
    if not work.clauses:
        return []
    clause, annotation = work.clauses[0].found.clause, work.clauses[0].found.annotation
    answered = [part for part in PARTS if passages(clause.text, annotation, part)][: ASKED - 1]
    return [tools.phrases.say(f"ask_part.{part}") for part in (*answered, "bureau") if part != work.question.focus]


def _candidates(work: Work) -> list[Topic]:
    """Topics by likelihood; where nothing was ranked, those of the same group, else the commonest."""
    ranked = [topic(key) for key in work.question.ranking]
    near = [one for one in TOPICS if work.topic is not None and one.group == work.topic.group]
    seen: dict[str, Topic] = {}
    for one in (*ranked, *near, *(topic(key) for key in COMMON)):
        seen.setdefault(one.key, one)
    return list(seen.values())
