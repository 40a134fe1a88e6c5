"""What is proposed for the clauses that nobody has judged yet, also in the form of a policy.yml.

Proposals are worked out when somebody looks at a draft; the store never holds them.
"""

from collections.abc import Callable, Mapping
from typing import Any

from bot.importer.suggestions.suggestion import SuggestedTopic, Suggestion
from bot.policy.clause import Clause
from bot.policy.condition import Condition
from bot.policy.notice import Notice

Suggest = Callable[[Clause], Suggestion]
Progress = Callable[[int, int], None]
Proposals = Mapping[str, Suggestion]
"""Suggestions by path of the clause."""


def propose(notice: Notice, suggest: Suggest, progress: Progress = lambda done, total: None) -> dict[str, Suggestion]:
    """Suggestions for every clause that has neither a kind nor an annotation."""
    clauses = open_clauses(notice)
    found = {}
    for index, clause in enumerate(clauses):
        progress(index, len(clauses))
        found[clause.path] = suggest(clause)
    progress(len(clauses), len(clauses))
    return found


def open_clauses(notice: Notice) -> list[Clause]:
    """The clauses of which nobody has said anything yet."""
    return [clause for clause in notice.clauses if clause.path not in notice.kinds and not notice.annotations.get(clause.path)]


def with_topics(proposals: Proposals) -> int:
    """For how many clauses a topic is proposed."""
    return sum(bool(one.topics) for one in proposals.values())


def to_entries(suggestion: Suggestion) -> list[dict[str, Any]]:
    """A suggestion as a list of proposals, none of them accepted; where no topic is proposed, one of a kind alone."""
    if not suggestion.topics:
        return [{"accept": False, "confidence": round(suggestion.kind_confidence, 2), "kind": suggestion.kind}]
    return [_entry(suggestion, one) for one in suggestion.topics]


def _entry(suggestion: Suggestion, one: SuggestedTopic) -> dict[str, Any]:
    return {
        "accept": False,
        "confidence": round(one.confidence, 2),
        "topic": one.topic,
        "quote": one.quote,
        "kind": suggestion.kind,
        "strength": one.strength,
        "audience": one.audience.words if one.audience else None,
        "conditions": [plain_condition(each.condition) | {"confidence": round(each.confidence, 2)} for each in one.conditions],
    }


def plain_condition(condition: Condition) -> dict[str, Any]:
    """A condition as a policy.yml has it; what it does not say is left out."""
    value = list(condition.value) if isinstance(condition.value, tuple) else condition.value
    found = {"field": condition.field, "requires": condition.requires, "quote": condition.quote, "op": condition.op, "value": value}
    return {name: one for name, one in (found | {"any_of": condition.any_of}).items() if one is not None}
