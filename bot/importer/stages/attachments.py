"""Find where attachments begin, and the list that names them.

Reads:  lines
Writes: parts; segments `attachments` (the list), `label` and `title` of each attachment

    附件：１．申请公共租赁住房保障家庭收入及财产限额      the list below the text
          ２．住房租赁补贴标准
    附件1                                                  begins a part of its own: its paths begin with 附件1/
    公共租赁住房申请表                                     its title
"""

import re

from bot.importer.draft import Draft, Line, Part
from bot.importer.numerals import NUMERAL, number_of
from bot.importer.stages.shapes import BODIES, CONTACT, DISCLOSURE, DIVISION, IMPRINT, LABELS, is_row

HEAD = re.compile(rf"(?:文档)?附\s?件\s?(?P<number>\d{{1,2}}|{NUMERAL})?(?P<colon>\s?[:：])?(?P<title>\s*\S.*)?")
ENTRY = re.compile(r"(?:\d{1,2}|[（(]\d{1,2}[）)])[.．、]?\s*\S|附\s?件\s?\d{0,2}\s*\S|《")
FILE = re.compile(r"\.(?:docx?|xlsx?|pdf|wps|zip|rar|et)$", re.IGNORECASE)
ENTRY_LENGTH, TITLE_LENGTH = 80, 50


def find_attachments(draft: Draft) -> None:
    if draft.nodes:  # a table has named its units already
        return
    lines = draft.lines_of(0, len(draft.text))
    starts: list[tuple[Line, str]] = []
    index = 0
    while index < len(lines):
        length = _list_length(lines, index)
        if length:
            draft.claim("attachments", lines[index].start, lines[index + length - 1].end)
        elif index and _begins(lines, index):
            starts.append((lines[index], _prefix(lines[index].text)))
        index += max(length, 1)
    _write_parts(draft, starts)


def _list_length(lines: list[Line], at: int) -> int:
    """How many lines from here on list attachments; 0 where none do."""
    head = HEAD.fullmatch(lines[at].text)
    if head is None or not (head["colon"] or head["title"]):
        return 0
    length = 1
    while at + length < len(lines) and _is_entry(lines[at + length].text):
        length += 1
    if head["number"]:  # 附件1：X may begin an attachment; one of several in a row, or the name of a file, is listed
        return length if length > 1 or FILE.search(lines[at].text) else 0
    if head["colon"]:
        return length if head["title"] or length > 1 or at + 1 == len(lines) else 0
    return 0


def _is_entry(text: str) -> bool:
    bare = HEAD.fullmatch(text)
    if bare and not bare["title"]:
        return False
    return len(text) <= ENTRY_LENGTH and not text.endswith(("。", "；", "：")) and bool(ENTRY.match(text)) and not is_row(text)


def _begins(lines: list[Line], at: int) -> bool:
    head = HEAD.fullmatch(lines[at].text)
    if head is None:
        return False
    title = head["title"] or ""
    if not title:
        return True
    apart = head["colon"] or title[0].isspace()
    return bool(head["number"] and apart) and len(title) <= TITLE_LENGTH and not title.endswith(("。", "；", "，", "）", "、"))


def _prefix(text: str) -> str:
    head = HEAD.fullmatch(text)
    number = head["number"] if head else None
    return "附件" + (str(int(number) if number.isdecimal() else number_of(number)) if number else "")


def _write_parts(draft: Draft, starts: list[tuple[Line, str]]) -> None:
    ends = [line.start for line, _ in starts] + [len(draft.text)]
    draft.parts = [Part(0, ends[0])]
    seen: dict[str, int] = {}
    for (line, name), end in zip(starts, ends[1:], strict=True):
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            draft.warnings.append(f"附件编号重复：{name}（第 {line.start} 字处）")
        path = name if seen[name] == 1 else f"{name}〔{seen[name]}〕"
        _name_part(draft, line, path, end)
        draft.parts.append(Part(line.start, end, f"{path}/"))


def _name_part(draft: Draft, line: Line, path: str, end: int) -> None:
    head = HEAD.fullmatch(line.text)
    title = head.start("title") if head and head["title"] else len(line.text)
    draft.claim("label", line.start, line.start + title, path)
    draft.claim("title", line.start + title, line.end, path)
    if title < len(line.text):
        return
    following = draft.lines_of(line.end, end)[:1]
    for below in following:
        if below.marked or _is_title(below.text):
            draft.claim("title", below.start, below.end, path)


def _is_title(text: str) -> bool:
    if len(text) > TITLE_LENGTH or text.endswith(("。", "；", "：", "，")) or is_row(text):
        return False
    shapes = [DIVISION, CONTACT, DISCLOSURE, IMPRINT, *(pattern for _, pattern in LABELS)]
    return not any(shape.match(text) for shape in shapes) and not BODIES.fullmatch(text)
