"""The rest of a long answer: the clauses whose words have not been shown yet, as many at a time as an answer shows."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from bot.answer.answer import Answer
from bot.answer.phrases import Phrases
from bot.answer.question import Question
from bot.answer.showing import SHOWN
from bot.policy.topics import topic


def question_of(given: Mapping[str, Any]) -> Question:
    """The question that an answer, as the contract has it, was given to; it has a topic and a place."""
    code = given["region"]["code"]
    hukou = code if topic(given["topic"]).place == "hukou" else None
    return Question("policy", given["topic"], living=code, hukou=hukou, as_of=date.fromisoformat(given["as_of"]))


def has_clauses(given: Mapping[str, Any]) -> bool:
    """Whether an answer, as the contract has it, is one that may go on."""
    return given["outcome"] == "answered" and bool(given["region"])


def same_matter(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two answers are about the same topic at the same place."""
    matters = [(given["topic"], (given["region"] or {}).get("code")) for given in (one, other)]
    return matters[0] == matters[1]


def next_page(answer: Answer, shown: str, phrases: Phrases) -> Answer | None:
    """`answer` with the next of its clauses alone; None where all of them stand in `shown`, the text of what was said on the matter."""
    rest = [clause for clause in (*answer.clauses, *answer.basis) if f"「{clause.quote}」" not in shown]
    page, left = rest[:SHOWN], len(rest[SHOWN:])
    if not page:
        return None
    return replace(
        answer,
        clauses=tuple(clause for clause in answer.clauses if clause in page),
        basis=tuple(clause for clause in answer.basis if clause in page),
        headline=phrases.say("more.headline"),
        caveats=(phrases.say("more.rest", count=str(left)),) if left else (),
        contacts=(),
        notice=None,
    )
