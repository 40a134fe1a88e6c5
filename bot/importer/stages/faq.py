"""Find the pairs of question and answer.

Reads:  lines, parts
Writes: nodes (level 7, named 问1, 问2, …; level 1 for the headings between them, path); warnings where numbering jumps or repeats

    问：外地人可以申请公租房吗？      a question
    答：可以。……                      its answer, which is part of the same clause
    问题2：…… / Q2：…… / 2.问：……     its number is taken over
    3.要交什么材料？⏎答：……           a numbered line above an answer is a question too
    1.什么是……？⏎……⏎2.怎样申请？     so are numbered lines that all ask, without 问 and 答
"""

import re
from itertools import pairwise

from bot.importer.draft import Draft, Line, Node
from bot.importer.numerals import NUMERAL, number_of
from bot.importer.stages.paths import write_paths
from bot.importer.stages.shapes import SENTENCE_END
from bot.policy.citation import Span

_NUMBER = rf"(?:(?P<before>\d{{1,3}})\s?[.．、]|[（(](?P<within>\d{{1,3}})[）)]|(?P<word>{NUMERAL})、)"
QUESTION = re.compile(rf"{_NUMBER}?\s*(?:问题?|提问|Q)\s?(?P<after>\d{{1,3}})?\s?[:：.、]\s*")
NUMBERED = re.compile(rf"{_NUMBER}\s*(?P<after>)")
ANSWER = re.compile(r"(?:答|回答|答复|A)\s?\d{0,3}\s?[:：]")
ASKS = ("？", "?")
QUESTION_LEVEL = 7
SECTION = re.compile(rf"({NUMERAL})、")


def find_questions(draft: Draft) -> None:
    found: list[Node] = []
    for part in draft.parts_without_units():
        lines = draft.lines_of(part.start, part.end)
        bare = _are_bare(lines)
        if bare or any(ANSWER.match(line.text) for line in lines):
            nodes = _questions(lines, bare)
            if any(node.level == QUESTION_LEVEL for node in nodes):
                _report(draft, nodes)
                found += nodes
    draft.add_nodes(found)
    write_paths(draft)


def _are_bare(lines: list[Line]) -> bool:
    """Whether numbered lines that ask follow one another without 问 and 答: two or more, whose numbers go on, and no heading among them."""
    if any(ANSWER.match(line.text) for line in lines):
        return False
    asked = [match for line in lines if (match := NUMBERED.match(line.text)) and line.text.endswith(ASKS)]
    for kind in ("word", "before"):
        same = [match for match in asked if match[kind]]
        numbers = [_number(match) for match in same]
        goes_on = all(number == 1 or number == (last or 0) + 1 for last, number in pairwise([0, *numbers]))
        alike = sum(bool((match := NUMBERED.match(line.text)) and match[kind]) for line in lines)
        if len(same) > 1 and len(same) == len(asked) and goes_on and (alike == len(same) or (kind == "before" and alike < 2 * len(same))):
            return True
    return False


def _asks(line: Line, bare: bool) -> bool:
    return bool(QUESTION.match(line.text)) or (bare and bool(NUMBERED.match(line.text)) and line.text.endswith(ASKS))


def _questions(lines: list[Line], bare: bool) -> list[Node]:
    nodes: list[Node] = []
    section: Node | None = None
    count = 0
    for index, line in enumerate(lines):
        answered = index + 1 < len(lines) and bool(ANSWER.match(lines[index + 1].text))
        answered = answered or _asks(line, bare)
        match = QUESTION.match(line.text) or (NUMBERED.match(line.text) if answered else None)
        heading = None if match else SECTION.match(line.text)
        if match or (answered and line.text.endswith(ASKS)):
            count += 1
            length = match.end() if match else 0
            number = _number(match) if match else None
            node = Node(QUESTION_LEVEL, number or count, Span(line.start, line.start + length), line.start, name=f"问{number or count}")
            node.parent = section
            if section is not None:
                section.children.append(node)
            nodes.append(node)
        elif heading and not line.text.endswith(SENTENCE_END) and not _within_answer(lines, index, bare):
            section = Node(1, number_of(heading[1]), Span(line.start, line.start + heading.end()), line.start)
            nodes.append(section)
    return nodes


def _number(match: "re.Match[str]") -> int | None:
    for name in ("after", "before", "within"):
        if match[name]:
            return int(match[name])
    return number_of(match["word"]) if match["word"] else None


def _within_answer(lines: list[Line], index: int, bare: bool) -> bool:
    """A numbered line in an answer is followed by more of the answer, a heading by a question."""
    following = lines[index + 1 : index + 3]
    return not any(_asks(line, bare) or ANSWER.match(line.text) for line in following)


def _report(draft: Draft, nodes: list[Node]) -> None:
    last, parent = 0, None
    for node in nodes:
        if node.level != QUESTION_LEVEL:
            continue
        if node.number != last + 1 and not (node.number == 1 and node.parent is not parent):
            draft.warnings.append(f"编号不连续：{node.name}（第 {node.start} 字处）")
        last, parent = node.number, node.parent
