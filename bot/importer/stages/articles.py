"""Find the divisions and articles of a statute.

Reads:  lines, parts
Writes: nodes (level, number, name, label, start, parent, path); parts; warnings where numbering jumps or repeats

    第一编 总则                      level -5
    第一章 总则                      level -3   (第一分编 -4, 第一节 -2)
    第一条 为了保障失业人员……       level -1
    第一百三十三条之一 ……           level -1, named so
    现印发办法，并要求如下：一、……   above a statute, with a date below: a letter, which is a part by itself
    第三条规定的条件                 no article: no space stands after 条, and the number does not go on
"""

import re

from bot.importer.dates import DATE
from bot.importer.draft import Draft, Line, Node, Part
from bot.importer.numerals import large_number_of, number_of
from bot.importer.stages.paths import write_paths
from bot.importer.stages.shapes import DIVISION, LABELS, SENTENCE_END
from bot.policy.citation import Span

LEVELS = {"编": -5, "分编": -4, "章": -3, "节": -2, "条": -1, "款": 0}
REFERENCE = re.compile(r"[\s\u3000]*(?:第|款|项|规定|所列|所称|至|和|或者|以及|、|，|的|之)")
LONGEST_HEADING = 60
Place = tuple[int, int]


def find_articles(draft: Draft) -> None:
    found: list[Node] = []
    for part in draft.parts_without_units():
        nodes = _part(draft, part)
        articles = [node.number for node in nodes if node.level == LEVELS["条"]]
        if 1 in articles or len(articles) > 1:
            _link(draft, nodes)
            found += nodes
            _part_from_letter(draft, part, nodes[0].start)
    draft.add_nodes(found)
    write_paths(draft)


def _part(draft: Draft, part: Part) -> list[Node]:
    nodes: list[Node] = []
    last: Place = (0, 0)
    previous: Line | None = None
    for line in draft.lines_of(part.start, part.end):
        match = DIVISION.match(line.text)
        node = _node(line, match) if match else None
        if node is not None and match is not None and _is_division(line, match, node, last, previous):
            last = _place(node) if node.level == LEVELS["条"] else last
            nodes.append(node)
        previous = line
    return nodes


def _part_from_letter(draft: Draft, part: Part, start: int) -> None:
    """A letter that numbers its own points, above the statute that it brings, is a part by itself: it ends with its date."""
    lines = draft.lines_of(part.start, start)
    signed = next((index for index in range(len(lines) - 1, -1, -1) if DATE.fullmatch(lines[index].text)), None)
    if signed is None or signed + 1 == len(lines) or not any(LABELS[0][1].match(line.text) for line in lines[:signed]):
        return
    end = lines[signed + 1].start
    draft.parts.insert(draft.parts.index(part) + 1, Part(end, part.end, part.prefix))
    part.end = part.body_end = end


def _node(line: Line, match: "re.Match[str]") -> Node | None:
    try:
        number = large_number_of(match[1])
    except ValueError:
        return None
    return Node(LEVELS[match[2]], number, Span(line.start, line.start + match.end()), line.start, name=re.sub(r"\s", "", match[0]))


def _is_division(line: Line, match: "re.Match[str]", node: Node, last: Place, previous: Line | None) -> bool:
    rest = line.text[match.end() :]
    if node.level != LEVELS["条"]:
        return len(line.text) <= LONGEST_HEADING and not line.text.endswith(("。", "；", "，", "：", "、"))
    if _follows(_place(node), last):
        return not REFERENCE.match(rest) or rest[:1].isspace()
    if REFERENCE.match(rest):
        return False
    ended = previous is None or previous.marked or previous.text.endswith(SENTENCE_END)
    return ended and (not rest or rest[0].isspace() or rest[0] in "【［[（(" or line.marked)


def _place(node: Node) -> Place:
    """Number of an article and of its insertion: (133, 1) for 第一百三十三条之一."""
    inserted = node.name.partition("条之")[2]
    try:
        return node.number, number_of(inserted) if inserted else 0
    except ValueError:
        return node.number, 0


def _follows(place: Place, last: Place) -> bool:
    return place in ((last[0] + 1, 0), (last[0], last[1] + 1))


def _link(draft: Draft, nodes: list[Node]) -> None:
    """Give every unit the division that it stands in, and report numbers that do not go on."""
    above: list[Node] = []
    last: Place = (0, 0)
    last_of: dict[int, int] = {}
    for node in nodes:
        while above and above[-1].level >= node.level:
            above.pop()
        if node.level == LEVELS["条"]:
            goes_on, last = _follows(_place(node), last), _place(node)
        else:
            first = not above or not above[-1].children or above[-1].children[-1].level != node.level
            goes_on = node.number == last_of.get(node.level, 0) + 1 or (node.number == 1 and first and bool(above))
            last_of[node.level] = node.number
        if not goes_on:
            draft.warnings.append(f"编号不连续：{node.name}（第 {node.start} 字处）")
        if above:
            node.parent = above[-1]
            above[-1].children.append(node)
        above.append(node)
