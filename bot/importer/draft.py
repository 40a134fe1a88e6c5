"""What the stages of an import work on."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Optional

from bot.policy.bureau import Bureau
from bot.policy.citation import ZERO_WIDTH, Quoted, Span, quote
from bot.policy.clause import Clause
from bot.policy.fact import Fact
from bot.policy.notice import Segment

VISIBLE = re.compile(rf"[^\s{ZERO_WIDTH}](?:.*[^\s{ZERO_WIDTH}])?", re.DOTALL)


@dataclass(frozen=True)
class Line:
    """A line of the source from its first to its last visible character, without marks of the format. `marked` is a Markdown heading."""

    start: int
    end: int
    text: str
    marked: bool = False


@dataclass
class Part:
    """A stretch with a numbering of its own: the document itself, or an attachment, whose paths begin with `prefix` (`附件1/`)."""

    start: int
    end: int
    prefix: str = ""
    body_end: int = 0

    def __post_init__(self) -> None:
        self.body_end = self.body_end or self.end


@dataclass
class Node:
    """A unit: `level` 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）, 5 for 1）, 6 for ①, 7 for a question, 8 for a row or a
    paragraph.

    Of a statute: -5 编, -4 分编, -3 章, -2 节, -1 条, 0 款. `name` is its part of the path; `items` are the 项 that stay in its text.
    """

    level: int
    number: int
    label: Span
    start: int
    end: int = 0
    parent: Optional["Node"] = field(default=None, repr=False)
    children: list["Node"] = field(default_factory=list)
    heading: list[Span] = field(default_factory=list)
    body: list[Span] = field(default_factory=list)
    bureaus: list[Bureau] = field(default_factory=list)
    path: str = ""
    name: str = ""
    items: list["Node"] = field(default_factory=list, repr=False)

    def ancestors(self) -> Iterator["Node"]:
        """Parents, the nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


@dataclass
class Draft:
    """A document on its way: the text, and what the stages have found in it so far."""

    document_id: str
    text: str
    lines: list[Line] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    wrapped: bool = True
    claimed: bytearray = field(default_factory=bytearray, repr=False)

    def __post_init__(self) -> None:
        self.claimed = bytearray(len(self.text))
        self.parts = [Part(0, len(self.text))]

    def leaves(self) -> list[Node]:
        """Units with a text of their own, in order: those that hold no smaller ones, and those with words before the first of them."""
        return [node for node in self.nodes if not node.children or node.body]

    def lines_of(self, start: int, end: int) -> list[Line]:
        """Lines that begin between two offsets and of which something is still free."""
        first = bisect_left(self.lines, start, key=lambda line: line.start)
        last = bisect_left(self.lines, end, key=lambda line: line.start)
        return [line for line in self.lines[first:last] if self.free(line.start, line.end)]

    def nodes_of(self, part: Part) -> list[Node]:
        """Units that begin in a part, in order."""
        first = bisect_left(self.nodes, part.start, key=lambda node: node.start)
        last = bisect_left(self.nodes, part.end, key=lambda node: node.start)
        return self.nodes[first:last]

    def parts_without_units(self) -> list[Part]:
        """Parts in which no stage has found units yet."""
        return [part for part in self.parts if not self.nodes_of(part)]

    def add_nodes(self, nodes: list[Node]) -> None:
        """Put units among the others, in the order of the text."""
        self.nodes.extend(nodes)
        self.nodes.sort(key=lambda node: node.start)

    def free(self, start: int, end: int) -> list[Span]:
        """What nothing has claimed yet between two offsets, as spans that begin and end with a visible character."""
        spans = []
        while start < end:
            start = self.claimed.find(0, start, end)
            if start < 0:
                break
            stop = self.claimed.find(1, start, end)
            stop = end if stop < 0 else stop
            visible = VISIBLE.search(self.text, start, stop)
            if visible:
                spans.append(Span(*visible.span()))
            start = stop
        return spans

    def claim(self, kind: str, start: int, end: int, path: str = "") -> list[Span]:
        """Give what is free between two offsets to `kind`; return the spans given."""
        spans = self.free(start, end)
        for span in spans:
            self.segments.append(Segment(kind, span.start, span.end, path))
            self.claimed[span.start : span.end] = b"\x01" * (span.end - span.start)
        return spans

    def quote_cell(self, spans: list[Span]) -> str:
        """Text of a table cell that names bodies: a space or a page between two whole names separates them, any other is layout."""
        return _join_names(" ".join(self.text[span.start : span.end].strip() for span in spans))

    def quote(self, spans: list[Span]) -> Quoted:
        """Read spans of the text without layout white space."""
        return quote(self.text, spans)


WHOLE_NAME = re.compile(r"(部|委|局|厅|署|办|政府|部门)$")
NEW_NAME = re.compile(r"^(省级|各|国家|国务院|省会|市级|县级|地方)")


def _join_names(text: str) -> str:
    """Join what a narrow column has broken: `公安部 省级公安部门` are two names, `省级公安 部门` is one."""
    joined = ""
    for part in text.split():
        separate = WHOLE_NAME.search(joined) and NEW_NAME.match(part)
        joined += ("、" if separate else "") + part
    return joined
