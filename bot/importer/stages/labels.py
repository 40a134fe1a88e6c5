"""Find the numbered units.

Reads:  lines
Writes: nodes (level, number, label, start, parent, path); warnings where numbering jumps or repeats

    一、总体要求        level 1
    （一）指导思想。    level 2
    1. 优化……           level 3
    (1) 根据……          level 4
    ① ……               level 5

A number at the start of a line that does not continue its list counts only where the line before ended a sentence or a heading;
otherwise it is a wrapped line of running text.
"""

import re
from itertools import pairwise

from bot.importer.draft import Draft, Line, Node
from bot.importer.numerals import NUMERAL, number_of, numeral_of
from bot.policy.citation import Span

LABELS = (
    (1, re.compile(rf"({NUMERAL})、")),
    (2, re.compile(rf"[（(]({NUMERAL})[）)]、?")),
    (3, re.compile(r"(\d{1,3})[.．、](?!\d)")),
    (4, re.compile(r"[（(](\d{1,3})[）)]")),
    (5, re.compile(r"([①-⑳])")),
)
SENTENCE_END = tuple("。；！？：:;）)”")


def find_labels(draft: Draft) -> None:
    if draft.nodes:  # a table has named its units already
        return
    previous: Line | None = None
    for line in draft.lines:
        found = _label(line)
        if found is not None:
            _add(draft, found, previous)
        previous = line
    write_paths(draft)


def _label(line: Line) -> Node | None:
    for level, pattern in LABELS:
        match = pattern.match(line.text)
        if match:
            return Node(level, _value(match[1]), Span(line.start, line.start + match.end()), line.start)
    return None


def _value(text: str) -> int:
    if text.isdecimal():
        return int(text)
    return ord(text) - ord("①") + 1 if "①" <= text <= "⑳" else number_of(text)


def _add(draft: Draft, node: Node, previous: Line | None) -> None:
    last = draft.nodes[-1] if draft.nodes else None
    parent = last
    while parent is not None and parent.level >= node.level:
        parent = parent.parent
    if not _continues(draft, node, parent):
        ended = previous is None or previous.marked or previous.text.endswith(SENTENCE_END) or _is_heading(draft, previous)
        if not ended:
            return
        draft.warnings.append(f"编号不连续：{draft.text[node.label.start : node.label.end]}（第 {node.start} 字处）")
    node.parent = parent
    if parent is not None:
        parent.children.append(node)
    draft.nodes.append(node)


def _continues(draft: Draft, node: Node, parent: Node | None) -> bool:
    siblings = parent.children if parent else [other for other in draft.nodes if other.parent is None]
    expected = siblings[-1].number + 1 if siblings else 1
    before = [other.number for other in draft.nodes if other.level == node.level]
    return node.number == expected or (not siblings and bool(before) and node.number == before[-1] + 1)


def _is_heading(draft: Draft, line: Line) -> bool:
    return "。" not in line.text and any(node.start == line.start for node in draft.nodes)


def write_paths(draft: Draft) -> None:
    """Number every unit from the highest level whose numbers do not start anew under each parent: `（十二）`, but `二（一）1（1）`."""
    through = {level for level in range(1, 6) if _runs_through(draft, level)}
    for node in draft.nodes:
        parts = [_name(node)]
        chain = [node, *node.ancestors()]
        for lower, upper in pairwise(chain):
            if lower.level in through:
                break
            parts.insert(0, _name(upper))
        node.path = "".join(parts)


def _runs_through(draft: Draft, level: int) -> bool:
    nodes = [node for node in draft.nodes if node.level == level]
    numbers = [node.number for node in nodes]
    parents = {id(node.parent) for node in nodes}
    return len(parents) > 1 and len(set(numbers)) == len(numbers)


def _name(node: Node) -> str:
    if node.level in (1, 2):
        return numeral_of(node.number) if node.level == 1 else f"（{numeral_of(node.number)}）"
    if node.level == 5:
        return chr(ord("①") + node.number - 1)
    return str(node.number) if node.level == 3 else f"（{node.number}）"
