"""Part a letter that numbers its own points from the notice that it brings.

Reads:  lines, parts
Writes: parts

    云江市民政局转发省民政厅关于……的通知      the letter: a part by itself, because it numbers points of its own
    一、压实责任。……
    云江市民政局
    2023年12月1日                              it ends with its date
    东川省民政厅关于……的通知                   below it a title: a part whose paths begin with 附件/
    一、开展街面巡查

A statute below such a letter needs no such name: its articles are cited by themselves (stage `articles`).
"""

from bot.importer.dates import DATE
from bot.importer.draft import Draft, Line, Part
from bot.importer.stages.opening import title_lines
from bot.importer.stages.shapes import DISCLOSURE, DIVISION, LABELS

PREFIX = "附件/"
TOP = LABELS[0][1]


def part_letters(draft: Draft) -> None:
    if draft.nodes:
        return
    part = draft.parts[0]
    lines = draft.lines_of(part.start, part.end)
    at = _ends_at(lines)
    if at is not None:
        draft.parts.insert(1, Part(lines[at].start, part.end, PREFIX))
        part.end = part.body_end = lines[at].start


def _ends_at(lines: list[Line]) -> int | None:
    """Index of the first line of what the letter brings; None where no such letter stands above."""
    numbered = False
    for index, line in enumerate(lines):
        if DATE.fullmatch(line.text) and numbered:
            below = index + 1
            while below < len(lines) and DISCLOSURE.fullmatch(lines[below].text):
                below += 1
            return below if _is_notice(lines[below:]) else None
        numbered = numbered or bool(TOP.match(line.text))
    return None


def _is_notice(lines: list[Line]) -> bool:
    """A title, points numbered anew, and no articles."""
    if not lines or not title_lines(lines):
        return False
    texts = [line.text for line in lines]
    return any(TOP.match(text) for text in texts) and not any((match := DIVISION.match(text)) and match[2] == "条" for text in texts)
