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
from bot.importer.stages.shapes import BODIES, BODY, DISCLOSURE, NUMBER, ORDER, SENTENCE_END, TITLE_END, is_row

ENACTED = re.compile(rf"[（(]?(?:根据)?\s*{DAY}[^。]*?(?:通过|公布|发布|批准|修订|修正|修改|施行)[^。]{{0,40}}")
ENACTMENT = re.compile(rf"[（(]?(?:根据)?\s*{DAY}[^。]*")
QUOTED = re.compile(r"《[^》]*》?")
NOT_TITLE = re.compile(r"[。；：]|，.*，")
ADDRESSEES = re.compile(r"(?!为|根据|按照|依据|经|现)(?!.*(?:如下|以下|通知))[^。]{2,200}[：:]")
SIGNED_BESIDE = re.compile(rf"({NUMBER.pattern})[\s\u3000]*签发人?[:：].*")
SERIES = re.compile(r"[\u4e00-\u9fff]{2,40}(?:令|公告|通告)")
SERIAL = re.compile(r"[（(]?(?:\d{4}\s*年?\s*)?第\s*[\d一二三四五六七八九十百零〇]{1,5}\s*号[）)]?")
PROMULGATED = re.compile(r"《[^。]+》(?:已经|已于|业经|经|已由).*(?:通过|同意|批准).*(?:公布|发布|施行).*")
SIGNER = re.compile(
    r"(?:代理?)?(?:省长|市长|县长|区长|州长|旗长|盟长|主席|主任|局长|厅长|部长|总理|行长)[\s\u3000:：]*[\u4e00-\u9fff·×X]{1,8}(?:[\s\u3000][\u4e00-\u9fff]{1,3})?"
)
SHORTEST_TITLE, LONGEST_TITLE = 6, 50
TITLE_LINES, ENACTMENT_LINES, BROKEN_LINES, SIGNATURE_LINES = 5, 12, 3, 20
ANCHORS = ("title", "addressees")
Found = tuple[str, int]


def read_opening(draft: Draft) -> None:
    for part in draft.parts:
        nodes = draft.nodes_of(part)
        end = nodes[0].start if nodes else part.end
        found = _read(draft, draft.lines_of(part.start, end), bool(nodes))
        if nodes and not part.prefix and not any(kind == "title" for kind, _ in found):
            found += _first_line(draft, draft.lines_of(part.start, end))
        anchors = [end for kind, end in found if kind in ANCHORS]
        if anchors and _has_preamble(draft, part):  # below a title or the addressees stands the preamble, above it the letterhead
            draft.claim("preamble", min(anchors), end)


def _first_line(draft: Draft, lines: list[Line]) -> list[Found]:
    """The title, where no line reads as one by its last word: the first line that is neither long nor short, and no sentence."""
    first = next((line for line in lines if _may_be_title(line.text)), None)
    if first is None:
        return []
    draft.claim("title", first.start, first.end)
    return [("title", first.end)]


def _may_be_title(text: str) -> bool:
    if not SHORTEST_TITLE <= len(text) <= LONGEST_TITLE or text.endswith((*SENTENCE_END, "，", "、", "文件")) or "\t" in text:
        return False
    return not NOT_TITLE.search(text) and not BODIES.fullmatch(text) and not is_row(text)


def _has_preamble(draft: Draft, part: Part) -> bool:
    """A part without units has one only as the covering letter of what is attached to it."""
    return bool(draft.nodes_of(part)) or (not part.prefix and bool(draft.nodes))


def _read(draft: Draft, lines: list[Line], numbered: bool) -> list[tuple[str, int]]:
    """Where nothing is numbered, a line below the first sentence is a heading of the text and no title."""
    found: list[tuple[str, int]] = []
    index, sentences = 0, False
    while index < len(lines):
        kind, count = _kind(lines[index : index + SIGNATURE_LINES], found[-1][0] if found else "")
        sentences = sentences or lines[index].text.endswith("。")
        if kind and (numbered or kind != "title" or not sentences):
            end = _end(kind, lines[index + count - 1])
            draft.claim(kind, lines[index].start, end)
            found.append((kind, end))
        index += count
    return found


def _end(kind: str, line: Line) -> int:
    """End of what the line gives: the number stands alone where 签发人 stands beside it."""
    beside = SIGNED_BESIDE.fullmatch(line.text) if kind == "number" else None
    return line.start + beside.end(1) if beside else line.end


def _kind(lines: list[Line], above: str) -> Found:
    first = lines[0]
    for kind, pattern in (
        ("number", NUMBER),
        ("number", ORDER),
        ("number", SIGNED_BESIDE),
        ("date", DATE),
        ("disclosure", DISCLOSURE),
        ("preamble", PROMULGATED),
    ):
        if pattern.fullmatch(first.text):
            return kind, 1
    if SERIES.fullmatch(first.text) and len(lines) > 1 and SERIAL.fullmatch(lines[1].text):
        return "number", 2
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
        if not any(shape.fullmatch(line.text) for shape in (BODY, BODIES, SIGNER)):
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
