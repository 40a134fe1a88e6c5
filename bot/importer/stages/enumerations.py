"""Keep the items of an enumerating sentence with the words that lead it, because alone they say nothing.

Reads:  nodes, lines
Writes: nodes (items move from the list of units to the unit that leads them)

    四、……以下材料均可作为证明材料：    the unit
    （一）支付劳动者薪酬的证明；         its item: the sentence goes on after it
    （二）签订的劳务协议。               its last item
"""

from itertools import pairwise

from bot.importer.draft import Draft, Node

LEAD = ("：", ":")
GOES_ON = ("；", ";", "，", ",", "、")
SHORT = 25


def keep_with_lead(draft: Draft, nodes: list[Node], end: int) -> list[Node]:
    """The units that stand alone; those that do not are items of the unit above them."""
    ends = {id(node): following.start for node, following in pairwise(nodes)}
    kept: list[Node] = []
    taken: set[int] = set()
    for node in nodes:
        if id(node) in taken:
            continue
        kept.append(node)
        if node.children and _is_enumeration(draft, node, ends, end):
            node.items, node.children = node.children, []
            taken.update(id(item) for item in node.items)
    return kept


def _is_enumeration(draft: Draft, node: Node, ends: dict[int, int], end: int) -> bool:
    if any(child.children for child in node.children) or len(node.children) < 2:
        return False
    if not _words(draft, node.label.end, node.children[0].start).endswith(LEAD):
        return False
    return all(_words(draft, child.label.end, ends.get(id(child), end)).endswith(GOES_ON) for child in node.children[:-1])


def _words(draft: Draft, start: int, end: int) -> str:
    spans = draft.free(start, end)
    return draft.text[spans[-1].start : spans[-1].end] if spans else ""
