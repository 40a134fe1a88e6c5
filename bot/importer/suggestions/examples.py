"""The annotated clauses as examples to learn from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.importer.suggestions.sentences import sentences_of
from bot.policy.clause import Annotation
from bot.policy.notice import Notice


@dataclass(frozen=True)
class Example:
    """A clause that a person has annotated: sentences and headings, kind, the sentences that serve each topic, the annotations."""

    document_id: str
    text: str
    headings: tuple[str, ...]
    sentences: tuple[str, ...]
    kind: str
    topics: Mapping[str, frozenset[int]]
    annotations: tuple[Annotation, ...]


def examples_of(notices: Iterable[Notice]) -> list[Example]:
    """Every clause of the notices, those without topics too."""
    return [_example(notice, index) for notice in notices for index in range(len(notice.clauses))]


def _example(notice: Notice, index: int) -> Example:
    clause = notice.clauses[index]
    sentences = sentences_of(clause.text)
    annotations = notice.annotations.get(clause.path, ())
    topics = {}
    for annotation in annotations:
        start = clause.text.find(annotation.quote)
        end = start + len(annotation.quote)
        topics[annotation.topic] = frozenset(number for number, one in enumerate(sentences) if one.start < end and start < one.end)
    texts = tuple(one.text for one in sentences)
    return Example(notice.document.id, clause.text, clause.headings, texts, notice.kinds[clause.path], topics, annotations)
