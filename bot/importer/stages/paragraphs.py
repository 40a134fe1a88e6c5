"""Cut an article into its 款, and find the 项 within them.

Reads:  nodes (level 条), lines, parts (body_end)
Writes: nodes (level 款, path; items); warnings where the numbers of 项 jump or repeat

    第九条 申领居住证，应当……           第九条第一款
    未满16周岁的未成年人……               第九条第二款: a line below a finished sentence
    （一）重新就业的；                     an item: it stays with the 款 that leads it
    前置适配评估：……⏎（三）……            a line between two items belongs to the item above it
"""

from bot.importer.draft import Draft, Line, Node
from bot.importer.numerals import numeral_of
from bot.importer.stages.articles import LEVELS
from bot.importer.stages.labels import value_of
from bot.importer.stages.shapes import DIVISION, LABELS, is_row
from bot.policy.citation import Span

ARTICLE, PARAGRAPH = LEVELS["条"], 0
FINISHED = tuple("。！？”）)")
HALF = tuple("；;")
ENDS = (*FINISHED, *HALF, "：", ":", "、")
Item = tuple[int, int]


def cut_articles(draft: Draft) -> None:
    added: list[Node] = []
    broken = _lines_are_broken(draft)
    for part in draft.parts:
        nodes = draft.nodes_of(part)
        for node, following in zip(nodes, [*nodes[1:], None], strict=False):
            if node.level == ARTICLE:
                end = min(following.start if following else part.body_end, part.body_end)
                added += _article(draft, node, end, broken)
    draft.add_nodes(added)


def _lines_are_broken(draft: Draft) -> bool:
    """Whether the lines end where the page did: then many of them end in the middle of a sentence."""
    lines = [line.text for line in draft.lines if len(line.text) > 15 and not DIVISION.match(line.text)]
    open_ends = sum(not text.endswith(ENDS) for text in lines)
    return draft.wrapped and open_ends > 3 and 6 * open_ends > len(lines)


def _article(draft: Draft, node: Node, end: int, broken: bool) -> list[Node]:
    lines = _lines(draft, node, end)
    paragraphs = _paragraphs(lines, broken, draft)
    if len(paragraphs) < 2:
        node.items = _items(draft, paragraphs[0], node.path) if paragraphs else []
        return []
    for number, own in enumerate(paragraphs, start=1):
        start = own[0].start
        name = f"第{numeral_of(number)}款" if number < 100 else f"第{number}款"
        child = Node(PARAGRAPH, number, Span(start, start), start, parent=node, name=name, path=node.path + name)
        child.items = _items(draft, own, child.path)
        node.children.append(child)
    return node.children


def _lines(draft: Draft, node: Node, end: int) -> list[Line]:
    """Lines of the article; the first without its number."""
    lines = draft.lines_of(node.start, end)
    text = draft.text[node.label.end : lines[0].end] if lines else ""
    rest = text.lstrip()
    if not rest:
        return lines[1:]
    return [Line(lines[0].end - len(rest), lines[0].end, rest), *lines[1:]]


def _paragraphs(lines: list[Line], broken: bool, draft: Draft) -> list[list[Line]]:
    ahead = _next_items(lines)
    paragraphs: list[list[Line]] = []
    open_lists: list[Item] = []
    for index, line in enumerate(lines):
        item = None if is_row(line.text) else _item(line)
        if item is not None and paragraphs:
            open_lists = [*(each for each in open_lists if each[0] < item[0]), item]
        elif not paragraphs:
            paragraphs.append([])
        elif _begins(line, lines[index - 1], broken, draft) and not _within(ahead[index], open_lists):
            paragraphs.append([])
            open_lists = []
        paragraphs[-1].append(line)
    return paragraphs


def _next_items(lines: list[Line]) -> list[Item | None]:
    """For every line the first item that follows it."""
    ahead: list[Item | None] = []
    item: Item | None = None
    for line in reversed(lines):
        ahead.append(item)
        item = _item(line) or item
    return ahead[::-1]


def _within(following: Item | None, open_lists: list[Item]) -> bool:
    """Whether the list that is open goes on below."""
    return following is not None and any(level == following[0] and number + 1 == following[1] for level, number in open_lists)


def _begins(line: Line, previous: Line, broken: bool, draft: Draft) -> bool:
    """A paragraph begins where the one before has finished; where the page broke the lines, only on an indented or after a short one."""
    if is_row(line.text) or not previous.text.endswith((*FINISHED, *HALF) if _item(previous) else FINISHED):
        return False
    if previous.text.endswith(("）", ")")) and previous.text[-2:-1] not in FINISHED:
        return False  # ……（云政办发〔2018〕12号）⏎同时废止。
    indented = draft.text[max(line.start - 2, 0) : line.start].strip("\u3000 ") == "" and line.start >= 2
    return not broken or indented or len(previous.text) < len(line.text)


def _item(line: Line) -> Item | None:
    for level, pattern in LABELS:
        match = pattern.match(line.text)
        if match:
            return level, value_of(match[match.lastindex or 1])
    return None


def _items(draft: Draft, lines: list[Line], path: str) -> list[Node]:
    items: list[Node] = []
    for line in lines[1:]:
        item = None if is_row(line.text) else _item(line)
        if item is None or (items and item[0] > items[0].level):
            continue
        if item[1] != len(items) + 1 and (not items or item[1] != items[-1].number + 1):
            draft.warnings.append(f"编号不连续：{path}中的{line.text[:6]}（第 {line.start} 字处）")
        name = f"第{numeral_of(item[1])}项" if item[1] < 100 else f"第{item[1]}项"
        items.append(Node(item[0], item[1], Span(line.start, line.start), line.start, line.end, name=name, path=path + name))
    return items
