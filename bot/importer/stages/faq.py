"""Find the pairs of question and answer.

Reads:  lines, parts
Writes: nodes (level 6, named 问1, 问2, …; level 1 for the headings between them, path); warnings where numbering jumps or repeats

    问：外地人可以申请公租房吗？      a question
    答：可以。……                      its answer, which is part of the same clause
    问题2：…… / Q2：…… / 2.问：……     its number is taken over
    3.要交什么材料？⏎答：……           a numbered line above an answer is a question too
"""

import re

from bot.importer.draft import Draft, Line, Node
from bot.importer.numerals import NUMERAL, number_of
from bot.importer.stages.paths import write_paths
from bot.importer.stages.shapes import SENTENCE_END
from bot.policy.citation import Span

_NUMBER = rf"(?:(?P<before>\d{{1,3}})\s?[.．、]|[（(](?P<within>\d{{1,3}})[）)]|(?P<word>{NUMERAL})、)"
QUESTION = re.compile(rf"{_NUMBER}?\s*(?:问题?|提问|Q)\s?(?P<after>\d{{1,3}})?\s?[:：.、]\s*")
NUMBERED = re.compile(rf"{_NUMBER}\s*(?P<after>)")
ANSWER = re.compile(r"(?:答|回答|答复|A)\s?\d{0,3}\s?[:：]")
SECTION = re.compile(rf"({NUMERAL})、")


def find_questions(draft: Draft) -> None:
    found: list[Node] = []
    for part in draft.parts_without_units():
        lines = draft.lines_of(part.start, part.end)
        if any(ANSWER.match(line.text) for line in lines):
            nodes = _questions(lines)
            if any(node.level == 6 for node in nodes):
                _report(draft, nodes)
                found += nodes
    draft.add_nodes(found)
    write_paths(draft)


def _questions(lines: list[Line]) -> list[Node]:
    nodes: list[Node] = []
    section: Node | None = None
    count = 0
    for index, line in enumerate(lines):
        answered = index + 1 < len(lines) and bool(ANSWER.match(lines[index + 1].text))
        match = QUESTION.match(line.text) or (NUMBERED.match(line.text) if answered else None)
        heading = None if match else SECTION.match(line.text)
        if match or (answered and line.text.endswith(("？", "?"))):
            count += 1
            length = match.end() if match else 0
            number = _number(match) if match else None
            node = Node(6, number or count, Span(line.start, line.start + length), line.start, name=f"问{number or count}")
            node.parent = section
            if section is not None:
                section.children.append(node)
            nodes.append(node)
        elif heading and not line.text.endswith(SENTENCE_END) and not _within_answer(lines, index):
            section = Node(1, number_of(heading[1]), Span(line.start, line.start + heading.end()), line.start)
            nodes.append(section)
    return nodes


def _number(match: "re.Match[str]") -> int | None:
    for name in ("after", "before", "within"):
        if match[name]:
            return int(match[name])
    return number_of(match["word"]) if match["word"] else None


def _within_answer(lines: list[Line], index: int) -> bool:
    """A numbered line in an answer is followed by more of the answer, a heading by a question."""
    following = lines[index + 1 : index + 3]
    return not any(QUESTION.match(line.text) or ANSWER.match(line.text) for line in following)


def _report(draft: Draft, nodes: list[Node]) -> None:
    last, parent = 0, None
    for node in nodes:
        if node.level != 6:
            continue
        if node.number != last + 1 and not (node.number == 1 and node.parent is not parent):
            draft.warnings.append(f"编号不连续：{node.name}（第 {node.start} 字处）")
        last, parent = node.number, node.parent
