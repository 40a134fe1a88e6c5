"""Read what stands before the first unit of each part.

Reads:  lines, nodes, parts
Writes: segments `number`, `title`, `addressees`, `date`, `disclosure`, `signature`, `enactment`, `preamble`; the rest is left (letterhead)

    包府办发〔2024〕47号                       number
    关于……的通知                              title (up to five lines)
    各旗、县、区人民政府，……：                 addressees
    为贯彻落实……，制定如下实施方案。           preamble
    包头市人民政府办公室                        signature (above a date)
    2024年5月23日                              date
    （此件公开发布）                           disclosure
    1999年1月22日国务院令第258号发布            enactment (in one or more lines, with or without brackets)
"""

import re

from bot.importer.dates import DATE, DAY
from bot.importer.draft import Draft, Line, Part
from bot.importer.stages.shapes import BODIES, BODY, DISCLOSURE, NUMBER, ORDER, TITLE_END, is_row

ENACTED = re.compile(rf"[（(]?(?:根据)?\s*{DAY}[^。]*?(?:通过|公布|发布|批准|修订|修正|修改|施行)[^。]{{0,40}}")
ENACTMENT = re.compile(rf"[（(]?(?:根据)?\s*{DAY}[^。]*")
QUOTED = re.compile(r"《[^》]*》?")
NOT_TITLE = re.compile(r"[。；：]|，.*，")
ADDRESSEES = re.compile(r"(?!为|根据|按照|依据|经|现)(?!.*(?:如下|以下|通知))[^。]{2,200}[：:]")
TITLE_LINES, ENACTMENT_LINES, BROKEN_LINES, SIGNATURE_LINES = 5, 12, 3, 20
ANCHORS = ("title", "addressees")
Found = tuple[str, int]


def read_opening(draft: Draft) -> None:
    for part in draft.parts:
        nodes = draft.nodes_of(part)
        end = nodes[0].start if nodes else part.end
        found = _read(draft, draft.lines_of(part.start, end))
        anchors = [end for kind, end in found if kind in ANCHORS]
        if anchors and _has_preamble(draft, part):  # below a title or the addressees stands the preamble, above it the letterhead
            draft.claim("preamble", min(anchors), end)


def _has_preamble(draft: Draft, part: Part) -> bool:
    """A part without units has one only as the covering letter of what is attached to it."""
    return bool(draft.nodes_of(part)) or (not part.prefix and bool(draft.nodes))


def _read(draft: Draft, lines: list[Line]) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    index = 0
    while index < len(lines):
        kind, count = _kind(lines[index : index + SIGNATURE_LINES], found[-1][0] if found else "")
        if kind:
            end = lines[index + count - 1].end
            draft.claim(kind, lines[index].start, end)
            found.append((kind, end))
        index += count
    return found


def _kind(lines: list[Line], above: str) -> Found:
    first = lines[0]
    for kind, pattern in (("number", NUMBER), ("number", ORDER), ("date", DATE), ("disclosure", DISCLOSURE)):
        if pattern.fullmatch(first.text):
            return kind, 1
    enacted = _enactment_lines(lines)
    if enacted:
        return "enactment", enacted
    signed = signature_lines(lines)
    if signed:
        return "signature", signed
    if first.text.startswith("各"):
        count = next((index + 1 for index, line in enumerate(lines[:6]) if line.text.endswith(("：", ":"))), 0)
        return ("addressees", count) if count else ("", 1)
    if above in ("title", "number") and ADDRESSEES.fullmatch(first.text):
        return "addressees", 1
    count = 1 if first.marked and not above and not NOT_TITLE.search(first.text) else title_lines(lines)
    return ("title", count) if count else ("", 1)


def _enactment_lines(lines: list[Line]) -> int:
    """How many lines from the first on tell when a statute was made and changed: to the closing bracket, else to the act."""
    text = ""
    for count, line in enumerate(lines[:ENACTMENT_LINES], start=1):
        text += line.text
        if not ENACTMENT.fullmatch(text) or (count > 1 and text[0] not in "（(" and (count > BROKEN_LINES or DATE.match(line.text))):
            return 0
        if ENACTED.fullmatch(QUOTED.sub("", text)) and (text[0] not in "（(" or text.endswith(("）", ")"))):
            return count
    return 0


def signature_lines(lines: list[Line]) -> int:
    """How many lines from the first on name bodies, above a date."""
    for count, line in enumerate(lines[:SIGNATURE_LINES]):
        if DATE.fullmatch(line.text):
            return count
        if not BODY.fullmatch(line.text) and not BODIES.fullmatch(line.text):
            return 0
    return 0


def title_lines(lines: list[Line]) -> int:
    """How many lines from the first on make a title; 0 where they make none."""
    text = ""
    for count, line in enumerate(lines[:TITLE_LINES], start=1):
        text += re.sub(r"\s+", "", line.text)
        if NOT_TITLE.search(text) or NUMBER.fullmatch(line.text) or DATE.fullmatch(line.text) or is_row(line.text):
            return 0
        if TITLE_END.search(text) and len(text) <= 120:
            return count
    return 0
