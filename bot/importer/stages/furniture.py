"""Set aside what belongs to the page and not to the text.

Reads:  text
Writes: lines, wrapped (whether lines end where the page did); segments `markup` (Markdown marks, comments) and `page_number`

    ### 1. 积极拓宽进城农牧民住房保障渠道      →  the `###`
    **（一）强化组织领导。**认真落实党中央…     →  the `**`
    |---|:---:|                                 →  the rule below the head of a table
    <!-- INFO END -->                           →  a comment of the format
    — 10 —                                      →  the whole line
"""

import re
from bisect import bisect_right

from bot.importer.draft import Draft, Line

MARKUP = re.compile(
    r"^[ \t\u3000]*(?P<heading>#{1,6})[ \t]+|\*\*|^[ \t]*-{3,}[ \t]*$|<!--[^<>\n]{0,200}-->|^[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$",
    re.MULTILINE,
)
PAGE_NUMBER = re.compile(r"^[ \t\u3000]*[—–-][ \t\u3000]*\d{1,4}[ \t\u3000]*[—–-][ \t\u3000]*$", re.MULTILINE)
WIDEST = 60  # characters in the longest line of a page whose lines were broken by its width


def find_furniture(draft: Draft) -> None:
    headings = []
    for match in MARKUP.finditer(draft.text):
        if match["heading"]:
            headings.append(match.end())
        draft.claim("markup", match.start(), match.end())
    for match in PAGE_NUMBER.finditer(draft.text):
        draft.claim("page_number", match.start(), match.end())
    draft.lines = _lines(draft, headings)
    draft.wrapped = max((len(line.text) for line in draft.lines), default=0) <= WIDEST


def _lines(draft: Draft, headings: list[int]) -> list[Line]:
    lines, start = [], 0
    for raw in draft.text.splitlines(keepends=True):
        end = start + len(raw)
        spans = draft.free(start, end)
        if spans:
            first, last = spans[0].start, spans[-1].end
            marked = bisect_right(headings, first) > bisect_right(headings, start)
            lines.append(Line(first, last, draft.text[first:last], marked))
        start = end
    return lines
