"""What a reviewer is asked about a document: the facts that are missing."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.policy.document import Document
from bot.policy.validity import begins_on


@dataclass(frozen=True)
class FactQuestion:
    """A fact that is missing: its name, the question, and whether the document can be published without it."""

    name: str
    text: str
    needed: bool


WISHED = (
    ("number", "文号是什么？没有文号可以不填。"),
    ("issuers", "由哪个机关发布？"),
    ("issued_on", "哪一天发布的？"),
    ("expires_on", "写明了有效期吗？到哪一天失效？没有可以不填。"),
    ("checked_on", "哪一天核对过它仍然有效？"),
)


def questions(document: Document) -> tuple[FactQuestion, ...]:
    """What to ask about a document, the needed first."""
    return (*_needed(document), *(FactQuestion(name, text, False) for name, text in WISHED if not getattr(document, name)))


def _needed(document: Document) -> Iterator[FactQuestion]:
    if not document.title:
        yield FactQuestion("title", "文件的标题是什么？", True)
    if not document.region_code:
        yield FactQuestion("region", "是哪个地方的文件？写代码或名称，全国的写 000000。", True)
    if begins_on(document) is None:
        yield FactQuestion("valid_from", "从哪一天起有效？填 issued_on（发布）、effective_on（施行）或 valid_from（修改后的文本）。", True)
