"""Prove that every text is the span of the source that it claims to be. An answer that fails is not sent."""

from bot.answer.work import Item, Tools, Work
from bot.errors import ProofError
from bot.policy.citation import quote, sha256


def prove(work: Work, tools: Tools) -> None:
    sources: dict[str, tuple[str, str]] = {}
    for item in (*work.clauses, *work.basis):
        document = item.found.document
        version = document.revision or document.id
        if version not in sources:
            text = tools.repository.source_text(version)
            sources[version] = text, sha256(text)
        source, found = sources[version]
        if found != document.sha256:
            raise ProofError(item.found.clause.id, "原文的校验和不符")
        _prove(item, source)


def _prove(item: Item, source: str) -> None:
    clause, annotation = item.found.clause, item.found.annotation
    if not clause.spans or quote(source, clause.spans).text != clause.text:
        raise ProofError(clause.id, "条款与原文不符")
    words = (annotation.quote, *(condition.quote for condition in annotation.conditions))
    if any(word not in clause.text for word in words):
        raise ProofError(clause.id, "引用的句子不在条款里")
    if any(not 0 <= start < end <= len(clause.text) for start, end in item.marks):
        raise ProofError(clause.id, "标出的位置不在条款里")
