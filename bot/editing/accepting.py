"""Accept what is proposed for a draft all at once, from a confidence on; what is accepted becomes an annotation like any other."""

from dataclasses import dataclass, replace

from bot.editing.proposals import Proposals, open_clauses
from bot.editing.reading import check_base
from bot.errors import LifecycleError
from bot.importer.suggestions.suggestion import SuggestedTopic, Suggestion
from bot.policy.clause import Annotation
from bot.policy.lifecycle import Stored
from bot.policy.notice import Notice
from bot.store.database import Transaction
from bot.store.lifecycle import replace_draft

LEAST_CONFIDENCE = 0.8
NOT_PUBLISHED: tuple[Stored, ...] = ("draft", "reviewed")


@dataclass(frozen=True)
class Accepted:
    """A notice with what was accepted for it, and how much that is; `kinds` are of clauses that serve no topic."""

    notice: Notice
    clauses: int = 0
    topics: int = 0
    conditions: int = 0
    kinds: int = 0

    def counts(self) -> dict[str, int]:
        """The figures by name."""
        return {"clauses": self.clauses, "topics": self.topics, "conditions": self.conditions, "kinds": self.kinds}


def accept(notice: Notice, proposals: Proposals, least: float = LEAST_CONFIDENCE) -> Accepted:
    """Take the topics of confidence `least` and more, each with its kind, strength and audience, and their conditions from `least` on.

    Where no topic is proposed at all, the kind is taken from `least` on. A clause of which somebody has said something stays as it is.
    """
    kinds, annotations, conditions, alone = dict(notice.kinds), dict(notice.annotations), 0, 0
    taken: set[str] = set()
    for path in [clause.path for clause in open_clauses(notice) if clause.path in proposals]:
        suggestion = proposals[path]
        found = tuple(_annotation(suggestion, one, least) for one in suggestion.topics if one.confidence >= least)
        if not found and (suggestion.topics or suggestion.kind_confidence < least):
            continue
        taken.add(path)
        kinds[path] = suggestion.kind
        alone += not found
        conditions += sum(len(one.conditions) for one in found)
        if found:
            annotations[path] = found
    topics = sum(len(annotations.get(path, ())) for path in taken)
    return Accepted(replace(notice, kinds=kinds, annotations=annotations), len(taken), topics, conditions, alone)


def _annotation(suggestion: Suggestion, one: SuggestedTopic, least: float) -> Annotation:
    conditions = tuple(each.condition for each in one.conditions if each.confidence >= least)
    audience = one.audience.words if one.audience else None
    return Annotation(one.topic, one.quote, suggestion.kind, one.strength, audience, conditions)


def write_accepted(
    connection: Transaction, revision: str, stamp: int, accepted: Accepted, who: str, why: str = "", least: float = LEAST_CONFIDENCE
) -> None:
    """Put what was accepted into a version that is not published yet, and note who did it and why; nothing accepted changes nothing.

    `stamp` says how often the version was changed when it was looked at. Raises `LifecycleError` where that has changed.
    """
    base = check_base(connection, revision, stamp)
    if base.stored not in NOT_PUBLISHED:
        raise LifecycleError(base.id, "已经发布过，不再提建议", "要补标注请用 policy export 导出，改好后再导入")
    if accepted.clauses:
        counts = accepted.counts()
        said = f"采纳把握 {least:.0%} 以上的建议：{accepted.clauses} 条条款、{accepted.topics} 个主题、{accepted.conditions} 个条件"
        details = {"accepted": counts, "min_confidence": least}
        replace_draft(connection, base, accepted.notice, who, f"{why}（{said}）" if why else said, details)
