"""Take rows and paragraphs as units where nothing is numbered.

Reads:  lines, parts (body_end), nodes
Writes: nodes (level 8, named 行1 or 段1, path; heading above them); segments `table_head`

    序号⇥指标⇥分值                   the head of a table
    1⇥合法稳定住所⇥每满1年计8分      行1: the row is kept whole
    | 年龄 | 30分 |                  行2
    任务⇥责任单位⏎办理落户⇥市公安局    行1, for which 市公安局 answers
    申请人应当如实申报。             段1: a paragraph of a part without any number
    ## 申请条件                      the heading of the paragraphs below it
"""

from bot.importer.draft import Draft, Line, Node, Part
from bot.importer.stages.columns import Role, bureaus_of, roles_of
from bot.importer.stages.paths import write_paths
from bot.importer.stages.shapes import SENTENCE_END, is_row
from bot.policy.citation import Span

LEVEL = 8
LONGEST_HEADING, NARROW = 40, 12


def find_loose_units(draft: Draft) -> None:
    numbered = bool(draft.nodes)
    added: list[Node] = []
    for part in draft.parts_without_units():
        if part.prefix or not numbered:  # a covering letter stays a preamble
            added += _units(draft, part)
    if added:
        draft.add_nodes(added)
        write_paths(draft)


def _units(draft: Draft, part: Part) -> list[Node]:
    nodes: list[Node] = []
    heading: Span | None = None
    previous: Line | None = None
    roles: dict[int, Role] = {}
    counts = {"行": 0, "段": 0}
    for line in draft.lines_of(part.start, part.body_end):
        row = is_row(line.text)
        if row and not counts["行"] and (previous is None or not is_row(previous.text)) and _is_head(line):
            draft.claim("table_head", line.start, line.end)
            roles = roles_of(_cells(line))
        elif not row and _is_heading(line, previous, draft.wrapped):
            heading = Span(line.start, line.end)
        elif row or previous is None or previous.text.endswith(SENTENCE_END) or is_row(previous.text) or heading is not None:
            kind = "行" if row else "段"
            counts[kind] += 1
            node = Node(LEVEL, counts[kind], Span(line.start, line.start), line.start, line.end, name=f"{kind}{counts[kind]}")
            node.bureaus = bureaus_of(dict(enumerate(_cells(line))), roles) if row else []
            node.heading = draft.claim("heading", *heading, path=node.name) if heading else _last_heading(nodes)
            heading = None
            nodes.append(node)
        elif nodes:
            nodes[-1].end = line.end
        previous = line
    for node in nodes:
        node.body = draft.free(node.start, node.end)
    return nodes


def _cells(line: Line) -> list[str]:
    return [cell.strip() for cell in line.text.strip("|").split("|" if line.text.startswith("|") else "\t")]


def _last_heading(nodes: list[Node]) -> list[Span]:
    return nodes[-1].heading if nodes else []


def _is_head(line: Line) -> bool:
    """The first row names the columns: short cells without figures or sentences."""
    cells = [cell.strip() for cell in line.text.replace("|", "\t").split("\t") if cell.strip()]
    return all(len(cell) <= 12 and not any(character.isdigit() or character in "。；，" for character in cell) for cell in cells)


def _is_heading(line: Line, previous: Line | None, wrapped: bool) -> bool:
    above = previous is None or previous.text.endswith(SENTENCE_END) or is_row(previous.text)
    short = len(line.text) <= (NARROW if wrapped else LONGEST_HEADING) and not any(mark in line.text for mark in "。；：:，")
    return line.marked or (above and short and not line.text.endswith((*SENTENCE_END, "、")))
