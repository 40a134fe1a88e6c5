"""Say where each unit's heading and text stand.

Reads:  nodes, lines, body_end
Writes: nodes (end, heading, body); segments `label` and `heading`

    ## 一、总体要求⏎坚持以……      heading 总体要求, body 坚持以……
    （八）推动……。落实……          body from 推动 on: a heading run into the paragraph stays with its words
    ### 1. 积极拓宽……⏎（1）……    a unit with smaller ones below it has a heading only
"""

from bot.importer.draft import Draft, Node

SHORT = 25


def read_bodies(draft: Draft) -> None:
    for index, node in enumerate(draft.nodes):
        if node.end:  # a row of a table knows its cells
            continue
        node.end = draft.nodes[index + 1].start if index + 1 < len(draft.nodes) else draft.body_end
        draft.claim("label", *node.label, path=node.path)
        if node.children:
            node.heading = draft.claim("heading", node.label.end, node.end, node.path)
            continue
        split = _own_line(draft, node)
        if split:
            node.heading = draft.claim("heading", node.label.end, split, node.path)
        node.body = draft.free(split or node.label.end, node.end)


def _own_line(draft: Draft, node: Node) -> int:
    """End of the heading where it stands on a line of its own above the text, else 0."""
    line = next(line for line in draft.lines if line.start == node.start)
    text = line.text[node.label.end - node.label.start :]
    has_more = bool(draft.free(line.end, node.end))
    alone = line.marked or (node.level == 1 and len(text) <= SHORT)
    return line.end if has_more and alone and "。" not in text else 0
