"""Read what stands after the last unit of each part.

Reads:  lines, nodes, parts
Writes: parts (body_end); nodes (结语); segments `signature`, `date`, `disclosure`, `copies`, `imprint`, `contacts`, `notes`,
        `closing_words`

    以上政策自印发之日起实施。                     结语: a clause below the last unit that speaks of the whole
    特此公告。                                     closing_words
    南通市人民政府办公室                           signature (the lines above a date)
    2020年4月24日                                  date
    （此件公开发布）                               disclosure
    联系电话：010-64521235                         contacts
    注：……                                         notes (below a table)
    抄送：市委各部门，……                           copies
    南通市人民政府办公室 2020年4月28日印发         imprint
"""

import re
from itertools import pairwise

from bot.importer.dates import DATE
from bot.importer.draft import Draft, Line, Node, Part
from bot.importer.stages.articles import LEVELS
from bot.importer.stages.opening import signature_lines
from bot.importer.stages.paths import write_paths
from bot.importer.stages.shapes import BODY, CLOSING_WORDS, CONTACT, COPIES, DISCLOSURE, IMPRINT, SENTENCE_END
from bot.policy.citation import Span

NOTE = re.compile(r"(?:填表说明|备注|附注|注)[:：]")
GROUP_END = re.compile(r"[（(](?:责任|牵头|主管)(?:单位|部门)[:：].{2,200}[）)]$|^(?:责任|牵头|配合)(?:单位|部门)[:：]")
WHOLE = re.compile(
    r"(?:以上|上述|前述|本)(?:各项|若干|实施|暂行|补充)?(?:通知|意见|办法|方案|措施|政策|规定|细则|公告|条款|决定|通告|指引|指南|规则|公示|计划)"
)
CONCLUSION = "结语"
SENTENCE = 25


def read_closing(draft: Draft) -> None:
    conclusions = []
    for part in draft.parts:
        nodes = draft.nodes_of(part)
        last = nodes[-1] if nodes else None
        start = max(last.label.end, last.end) if last else part.start
        lines = draft.lines_of(start, part.end)
        at = _closing_from(lines) if last else _closing_lines(lines)
        if at is not None:
            part.body_end = lines[at].start
            _claim(draft, lines[at:])
        if last is not None and LEVELS["条"] < last.level < 7 and not last.end:
            conclusions += _conclusion(draft, last, part)
    if conclusions:
        draft.add_nodes(conclusions)
        write_paths(draft)


def _closing_from(lines: list[Line]) -> int | None:
    """Index of the first line of the closing: whatever follows it belongs to it, but a sentence below a telephone number does not."""
    for index in range(len(lines)):
        kind = _kind(lines, index)
        below = lines[index + 1 : index + 2]
        sentence = any(line.text.endswith("。") and len(line.text) > SENTENCE and not _kind(lines, index + 1) for line in below)
        if kind and not (kind in ("contacts", "notes") and sentence):
            return index
    return None


def _closing_lines(lines: list[Line]) -> int | None:
    """Where nothing is numbered: index of the first of the last lines that all belong to a closing."""
    index = len(lines)
    while index and _kind(lines, index - 1):
        index -= 1
    return index if index < len(lines) else None


def _claim(draft: Draft, lines: list[Line]) -> None:
    kind = ""
    for index, line in enumerate(lines):
        kind = _kind(lines, index) or kind
        draft.claim(kind, line.start, line.end)


def _kind(lines: list[Line], index: int) -> str:
    text = lines[index].text.strip()
    for kind, pattern in (("copies", COPIES), ("contacts", CONTACT), ("notes", NOTE)):
        if pattern.match(text):
            return kind
    for kind, pattern in (("imprint", IMPRINT), ("date", DATE), ("disclosure", DISCLOSURE), ("closing_words", CLOSING_WORDS)):
        if pattern.fullmatch(text):
            return kind
    after = lines[index + 1].text if index + 1 < len(lines) else ""
    if BODY.fullmatch(text) and IMPRINT.fullmatch(after):
        return "imprint"
    return "signature" if signature_lines(lines[index : index + 20]) or (BODY.fullmatch(text) and DATE.match(after)) else ""


def _conclusion(draft: Draft, last: Node, part: Part) -> list[Node]:
    """Paragraphs below the last unit that speak of the whole document, not of that unit."""
    lines = draft.lines_of(last.start, part.body_end)
    for above, line in pairwise(lines):
        ended = above.text.endswith(SENTENCE_END) and not above.text.endswith(("：", ":"))
        if ended and (WHOLE.match(line.text) or GROUP_END.search(above.text)):
            return [Node(1, 0, Span(line.start, line.start), line.start, name=CONCLUSION)]
    return []
