"""Read what stands after the last unit.

Reads:  lines, nodes
Writes: body_end; segments `signature`, `date`, `disclosure`, `copies`, `imprint`

    南通市人民政府办公室                           signature (the line above a date)
    2020年4月24日                                  date
    （此件公开发布）                               disclosure
    抄送：市委各部门，……                           copies
    南通市人民政府办公室 2020年4月28日印发         imprint
"""

import re

from bot.importer.draft import Draft, Line
from bot.importer.stages.opening import DATE, DISCLOSURE

COPIES = re.compile(r"(抄送|抄报|主送|主题词)[:：]")
IMPRINT = re.compile(r".*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*印发")
BODY = re.compile(r"[\u4e00-\u9fff（）()]{2,30}(办公室|办公厅|政府|委员会|厅|局|部|委|院|会)")


def read_closing(draft: Draft) -> None:
    if not draft.nodes:
        return
    last = draft.nodes[-1]
    lines = [line for line in draft.lines if line.start >= max(last.label.end, last.end)]
    start = next((index for index, line in enumerate(lines) if _kind(line, _after(lines, index))), None)
    if start is None:
        return
    draft.body_end = lines[start].start
    kind = ""
    for index in range(start, len(lines)):
        kind = _kind(lines[index], _after(lines, index)) or kind
        draft.claim(kind, lines[index].start, lines[index].end)


def _after(lines: list[Line], index: int) -> Line | None:
    return lines[index + 1] if index + 1 < len(lines) else None


def _kind(line: Line, after: Line | None) -> str:
    text = line.text.strip()
    if COPIES.match(text):
        return "copies"
    if IMPRINT.fullmatch(text):
        return "imprint"
    if DATE.fullmatch(text):
        return "date"
    if DISCLOSURE.fullmatch(text):
        return "disclosure"
    if BODY.fullmatch(text) and after is not None and (DATE.match(after.text) or IMPRINT.fullmatch(after.text)):
        return "imprint" if IMPRINT.fullmatch(after.text) else "signature"
    return ""
