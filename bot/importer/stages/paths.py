"""Write the paths of units: how people cite them, and each once.

Reads:  nodes (level, number, name, parent), parts
Writes: nodes (path)

    二（一）1（1）   numbers that start anew under each parent carry it
    （十二）         numbers that run through the notice stand alone
    第十二条         articles always stand alone
    附件1/第二条     an attachment has a numbering of its own
    （三）〔2〕      the second of two units with one number
"""

from itertools import groupby

from bot.importer.draft import Draft, Node
from bot.importer.numerals import numeral_of

ARTICLE = -1


def write_paths(draft: Draft) -> None:
    seen: dict[str, int] = {}
    for part in draft.parts:
        nodes = draft.nodes_of(part)
        through = _levels_running_through(nodes) | {ARTICLE}
        for node in nodes:
            above = node.parent.path if node.parent is not None and node.level not in through else part.prefix
            path = above + (node.name or name_of(node))
            seen[path] = seen.get(path, 0) + 1
            node.path = path if seen[path] == 1 else f"{path}〔{seen[path]}〕"


def _levels_running_through(nodes: list[Node]) -> set[int]:
    by_level = groupby(sorted(nodes, key=lambda node: node.level), key=lambda node: node.level)
    return {level for level, group in by_level if _runs_through(list(group))}


def _runs_through(nodes: list[Node]) -> bool:
    """Numbers of one level that are not begun anew under each parent; one or two that repeat are mistakes of the document."""
    numbers = [node.number for node in nodes]
    repeated = len(numbers) - len(set(numbers))
    return len({id(node.parent) for node in nodes}) > 1 and (not repeated or (repeated * 10 <= len(numbers) and numbers.count(1) <= 1))


def name_of(node: Node) -> str:
    """How a unit of a notice writes its number in a path."""
    if node.level in (1, 2):
        return numeral_of(node.number) if node.level == 1 else f"（{numeral_of(node.number)}）"
    if node.level == 6:
        return chr(ord("①") + node.number - 1)
    return str(node.number) if node.level == 3 else f"（{node.number}）"
