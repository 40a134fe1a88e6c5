"""Read what stands before the first unit.

Reads:  lines, nodes
Writes: segments `number`, `title`, `addressees`, `date`, `disclosure`, `preamble`; what is left is a remainder (letterhead)

    包府办发〔2024〕47号                       number
    关于……的通知                              title (up to five lines)
    各旗、县、区人民政府，……：                 addressees
    为贯彻落实……，制定如下实施方案。           preamble
    2024年5月23日                              date
    （此件公开发布）                           disclosure
"""

import re

from bot.importer.draft import Draft, Line

NUMBER = re.compile(r"[\u4e00-\u9fff]{1,14}[〔\[（(]\d{4}[〕\]）)]\s*\d+\s*号")
DATE = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")
DISCLOSURE = re.compile(r"[（(]此件.*[）)]|信息公开选项[:：].*")
TITLE_END = re.compile(r"(通知|意见|方案|决定|办法|规定|条例|细则|公告|分工|指引|措施|规划|规则|通告)$")
NOT_TITLE = re.compile(r"[。；：]|，.*，")
TITLE_LINES = 5


def read_opening(draft: Draft) -> None:
    end = draft.nodes[0].start if draft.nodes else len(draft.text)
    lines = [line for line in draft.lines if line.start < end and draft.free(line.start, line.end)]
    index = 0
    while index < len(lines):
        kind, count = _kind(lines[index:])
        if kind:
            draft.claim(kind, lines[index].start, lines[index + count - 1].end)
        index += count
    anchors = [segment.end for segment in draft.segments if segment.kind in ("title", "addressees")]
    if anchors:  # below a title or the addressees stands the preamble, above it the letterhead
        draft.claim("preamble", min(anchors), end)


def _kind(lines: list[Line]) -> tuple[str, int]:
    first = lines[0].text
    for kind, pattern in (("number", NUMBER), ("date", DATE), ("disclosure", DISCLOSURE)):
        if pattern.fullmatch(first):
            return kind, 1
    if first.startswith("各"):
        count = next((index + 1 for index, line in enumerate(lines[:6]) if line.text.endswith(("：", ":"))), 0)
        return ("addressees", count) if count else ("", 1)
    count = title_lines(lines)
    return ("title", count) if count else ("", 1)


def title_lines(lines: list[Line]) -> int:
    """How many lines from the first on make a title; 0 where they make none."""
    text = ""
    for count, line in enumerate(lines[:TITLE_LINES], start=1):
        text += re.sub(r"\s+", "", line.text)
        if NOT_TITLE.search(text) or NUMBER.fullmatch(line.text):
            return 0
        if TITLE_END.search(text) and len(text) <= 120:
            return count
    return 0
