"""Set a table of contents aside.

Reads:  lines
Writes: segments `contents`

    目　录                       begins it
    第一章 总则 ………… 1
    第二章 失业保险基金 …… 3
    第一章 总则                  its first entry again: here the text begins
"""

import re

from bot.importer.draft import Draft, Line
from bot.importer.stages.shapes import DIVISION, LABELS

HEAD = re.compile(r"目\s*(?:录|次)")
LEADERS = re.compile(r"[\s.．·…—-]*\d{0,4}$")
LONGEST = 60


def read_contents(draft: Draft) -> None:
    for index, line in enumerate(draft.lines):
        if HEAD.fullmatch(line.text):
            entries = _entries(draft.lines[index + 1 : index + 400])
            if entries:
                draft.claim("contents", line.start, entries[-1].end)
            return


def _entries(lines: list[Line]) -> list[Line]:
    """Lines of the table; none where its first entry never comes again, because then it is no table of contents."""
    entries: list[Line] = []
    for line in lines:
        if not _is_entry(line.text):
            return []
        if entries and _words(line.text) == _words(entries[0].text):
            return entries
        entries.append(line)
    return []


def _words(text: str) -> str:
    return re.sub(r"\s", "", LEADERS.sub("", text))


def _is_entry(text: str) -> bool:
    if len(text) > LONGEST or text.endswith(("。", "；", "：", "，")):
        return False
    division = DIVISION.match(text)
    if division:
        return division[2] != "条" or bool(LEADERS.search(text)[0])  # type: ignore[index]  # it matches the empty string too
    return any(pattern.match(text) for _, pattern in LABELS) or text.replace(" ", "") in ("附则", "附件", "附录", "前言")
