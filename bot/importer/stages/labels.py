"""Find the numbered units.

Reads:  lines, parts
Writes: nodes (level, number, label, start, parent, path); warnings where numbering jumps or repeats

    一、总体要求        level 1
    （一）指导思想。    level 2
    1. 优化……           level 3
    (1) 根据……          level 4
    1）……               level 5
    ① ……               level 6

A number at the start of a line that does not continue its list counts only where the line before ended a sentence or a heading;
otherwise it is a wrapped line of running text.
"""

from unicodedata import numeric

from bot.importer.draft import Draft, Line, Node
from bot.importer.numerals import number_of
from bot.importer.stages.enumerations import keep_with_lead
from bot.importer.stages.paths import write_paths
from bot.importer.stages.shapes import LABELS, SENTENCE_END, is_row
from bot.policy.citation import Span

SIGNS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"


def find_labels(draft: Draft) -> None:
    found: list[Node] = []
    for part in draft.parts_without_units():
        search = _Search(draft)
        for line in draft.lines_of(part.start, part.end):
            search.read(line)
        found += keep_with_lead(draft, search.nodes, part.end)
    draft.add_nodes(found)
    write_paths(draft)


def value_of(text: str) -> int:
    """Number of a label: 3, 三, ③, ⑶, ㈢."""
    if text.isdecimal():
        return int(text)
    return int(numeric(text)) if text in SIGNS else number_of(text)


class _Search:
    """The units of one part so far: the last one, the last number of each level, and whether the line before ended anything."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.nodes: list[Node] = []
        self.last_of_level: dict[int, int] = {}
        self.roots: list[Node] = []
        self.ended = True

    def read(self, line: Line) -> None:
        node = None if is_row(line.text) else _label(line)
        taken = node is not None and self._add(node)
        heading = taken and "。" not in line.text
        self.ended = line.marked or heading or line.text.endswith(SENTENCE_END)

    def _add(self, node: Node) -> bool:
        parent = self.nodes[-1] if self.nodes else None
        while parent is not None and parent.level >= node.level:
            parent = parent.parent
        if not self._continues(node, parent):
            if not self.ended:
                return False
            label = self.draft.text[node.label.start : node.label.end]
            self.draft.warnings.append(f"编号不连续：{label}（第 {node.start} 字处）")
        node.parent = parent
        (parent.children if parent is not None else self.roots).append(node)
        self.nodes.append(node)
        self.last_of_level[node.level] = node.number
        return True

    def _continues(self, node: Node, parent: Node | None) -> bool:
        siblings = parent.children if parent is not None else self.roots
        expected = siblings[-1].number + 1 if siblings else 1
        return node.number == expected or (not siblings and node.number == self.last_of_level.get(node.level, -1) + 1)


def _label(line: Line) -> Node | None:
    for level, pattern in LABELS:
        match = pattern.match(line.text)
        if match:
            return Node(level, value_of(match[match.lastindex or 1]), Span(line.start, line.start + match.end()), line.start)
    return None
