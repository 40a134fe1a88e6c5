"""Say where each unit's heading and text stand.

Reads:  nodes, lines, parts (body_end)
Writes: nodes (end, heading, body); segments `label` and `heading`

    ## 一、总体要求⏎坚持以……      heading 总体要求, body 坚持以……
    （八）推动……。落实……          body from 推动 on: a heading run into the paragraph stays with its words
    ### 1. 积极拓宽……⏎（1）……    a unit with smaller ones below it has a heading
    四、……后开始申请。……⏎（一）…… and a text of its own too, where whole sentences stand before the first of them
"""

from bot.importer.draft import Draft, Node

SHORT, LONGEST = 25, 60
MARKS = "，；：、,;:？）)”"


def read_bodies(draft: Draft) -> None:
    for part in draft.parts:
        nodes = draft.nodes_of(part)
        for node, following in zip(nodes, [*nodes[1:], None], strict=False):
            draft.claim("label", *node.label, path=node.path)
            if node.end:  # a row of a table knows its cells
                continue
            node.end = max(node.label.end, min(following.start if following else part.body_end, part.body_end))
            _read(draft, node)


def _read(draft: Draft, node: Node) -> None:
    words = draft.quote(draft.free(node.label.end, node.end)).text
    if node.children and _is_heading(words, LONGEST):
        node.heading = draft.claim("heading", node.label.end, node.end, node.path)
        return
    split = _own_line(draft, node)
    if split:
        rest = draft.quote(draft.free(split, node.end)).text
        if node.children and _is_heading(rest, SHORT):
            split = node.end
        node.heading = draft.claim("heading", node.label.end, split, node.path)
    node.body = draft.free(split or node.label.end, node.end)


def _is_heading(words: str, longest: int) -> bool:
    return len(words) <= SHORT or ("。" not in words and len(words) <= longest and not words.endswith(("：", ":")))


def _own_line(draft: Draft, node: Node) -> int:
    """End of the heading where it stands on a line of its own above the text, else 0."""
    line = next(iter(draft.lines_of(node.start, node.end)), None)
    if line is None or line.start > node.label.end or line.end >= node.end:
        return 0
    text = line.text[max(node.label.end - line.start, 0) :]
    has_more = bool(draft.free(line.end, node.end))
    alone = line.marked or (len(text) <= SHORT and node.level in (1, -3)) or _is_short_line(draft, text, node)
    leads = text.endswith(("为：", "为:"))  # 第三条修改为： says nothing without the words below it
    return line.end if has_more and alone and not leads and "。" not in text else 0


def _is_short_line(draft: Draft, text: str, node: Node) -> bool:
    """Where the page has not broken the lines, a line that is no sentence and no part of one is a heading."""
    return not draft.wrapped and node.level not in (-1, 0) and 0 < len(text) <= LONGEST and not any(mark in text for mark in MARKS)
