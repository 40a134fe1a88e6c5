"""Cut the lines of a notice whose line breaks were lost.

Reads:  lines
Writes: lines, where nearly all of the text stands in a few very long ones

    ……有关事项通知如下： 一、充分认识……重要意义 当前，春运……     cut before 一、 and after the heading
    ……科学组织返程运输工作。 （二）保障装备精良。                   cut before （二）
    ……工伤认定；（三）符合……                                        no space is left: cut where the number goes on and a sentence has ended
    参照《……指南》（附件1），做好……第（三）项                        not cut: no sentence has ended, no number goes on

A number alone proves nothing: the words before must have ended. Where even the space is lost, the number must go on too.
"""

import re
from collections.abc import Iterator

from bot.importer.dates import DATE, DAY
from bot.importer.draft import Draft, Line
from bot.importer.numerals import large_number_of
from bot.importer.stages.labels import value_of
from bot.importer.stages.shapes import (
    BODIES,
    CONTACT,
    COPIES,
    DISCLOSURE,
    DIVISION,
    LABELS,
    NUMBER,
    SENTENCE_END,
    TITLE_END,
)  # fmt: skip

LONG, SHARE, HEADING = 300, 0.8, 60
PLACE = re.compile(r"(?<=[。；;：:！？）)])(?=[（(第①-⑳一二三四五六七八九十\d])|\s+(?=\S)")
LIST = re.compile(r"附\s?件\s?\d{0,2}\s?[:：]")
ACT = re.compile(r"(?!为|各|根据|现)[^。；：]{0,80}?(?:通过|公布|发布|批准|修订|修正|施行)[）)]?(?=\s|$)")
ENACTED = re.compile(rf"[（(]?(?:根据\s*)?{DAY}\s*{ACT.pattern}")
QUESTION = re.compile(r"(?:问题?|答|Q|A)\s?\d{0,3}\s?[:：]")
STANDING_ALONE = (NUMBER, DATE, DISCLOSURE, ENACTED)


def cut_lines(draft: Draft) -> None:
    total = sum(len(line.text) for line in draft.lines)
    if sum(len(line.text) for line in draft.lines if len(line.text) > LONG) < SHARE * total or not total:
        return
    draft.lines = [piece for line in draft.lines for piece in (_pieces(line) if len(line.text) > LONG else [line])]


def _pieces(line: Line) -> Iterator[Line]:
    text, start = line.text, 0
    last: dict[int, int] = {}
    for place in PLACE.finditer(text):
        if place.end() > start and _proven(text, start, place.start(), place.end(), last):
            if place.start() > start:
                piece = text[start : place.start()]
                marked = _is_numbered(piece) and _is_heading(piece) and piece[-1] not in SENTENCE_END
                yield Line(line.start + start, line.start + place.start(), piece, marked)
            start = place.end()
    yield Line(line.start + start, line.end, text[start:], line.marked)


def _proven(text: str, start: int, end: int, following: int, last: dict[int, int]) -> bool:
    """Whether a line ends at `end` and the next begins at `following`, and note its number if so."""
    spaced = following > end
    ended = text[end - 1 : end] in SENTENCE_END
    before = text[start:end].strip() if end - start <= 2 * HEADING else ""
    heading = bool(before) and (_is_heading(before) or _stands_alone(before))
    if any(pattern.fullmatch(before) for _, pattern in LABELS):
        return False
    if not last and DATE.fullmatch(before) and ACT.match(text, following):
        return False
    label = _label(text, following)
    if label is not None:
        goes_on = label[1] == last.get(label[0], 0) + 1 or (label[1] == 1 and label[0] > 1)
        if not ((ended and (spaced or goes_on)) or (spaced and heading) or (spaced and goes_on and label[0] < 0)):
            return False
        last[label[0]] = label[1]
        return True
    return spaced and (ended or heading or _begins_line(text, before, following))


def _label(text: str, at: int) -> tuple[int, int] | None:
    for level, pattern in LABELS:
        match = pattern.match(text, at)
        if match:
            return level, value_of(match[match.lastindex or 1])
    match = DIVISION.match(text, at)
    if match and not text.startswith(("款", "项", "、", "的", "规", "第"), match.end()):
        try:
            return -1 - "条节章分编".index(match[2][0]), large_number_of(match[1])
        except ValueError:
            return None
    return None


def _is_heading(before: str) -> bool:
    """A numbered line without a sentence, or a title, is a line of its own."""
    if any(mark in before for mark in "。；") or before.endswith(("、", "，")):
        return False
    return _is_numbered(before) or ("，" not in before and bool(TITLE_END.search(before)))


def _is_numbered(before: str) -> bool:
    numbered = any(pattern.match(before) for _, pattern in LABELS) or bool(re.match(r"第.{1,5}[编章节]\s*\S", before))
    return numbered and len(before) <= HEADING


def _stands_alone(words: str) -> bool:
    return any(pattern.fullmatch(words) for pattern in STANDING_ALONE)


def _begins_line(text: str, before: str, at: int) -> bool:
    words = re.split(r"\s+", text[at : at + 4 * HEADING], maxsplit=2)
    if _stands_alone(words[0]) or ENACTED.match(text, at) or any(pattern.match(words[0]) for pattern in (COPIES, CONTACT, LIST, QUESTION)):
        return True
    return len(words) > 1 and bool(BODIES.fullmatch(words[0]) and DATE.fullmatch(words[1])) and not BODIES.fullmatch(before)
