"""Set aside what belongs to the page and not to the text.

Reads:  text
Writes: lines; segments `markup` (Markdown marks) and `page_number`

    ### 1. 积极拓宽进城农牧民住房保障渠道      →  the `###`
    **（一）强化组织领导。**认真落实党中央…     →  the `**`
    — 10 —                                      →  the whole line
"""

import re

from bot.importer.draft import Draft, Line

MARKUP = re.compile(r"^[ \t]*(?P<heading>#{1,6})[ \t]+|\*\*|^[ \t]*-{3,}[ \t]*$", re.MULTILINE)
PAGE_NUMBER = re.compile(r"^[ \t\u3000]*[—–-][ \t\u3000]*\d{1,4}[ \t\u3000]*[—–-][ \t\u3000]*$", re.MULTILINE)


def find_furniture(draft: Draft) -> None:
    headings = set()
    for match in MARKUP.finditer(draft.text):
        if match["heading"]:
            headings.add(match.end())
        draft.claim("markup", match.start(), match.end())
    for match in PAGE_NUMBER.finditer(draft.text):
        draft.claim("page_number", match.start(), match.end())
    draft.lines = _lines(draft, headings)


def _lines(draft: Draft, headings: set[int]) -> list[Line]:
    lines, start = [], 0
    for raw in draft.text.splitlines(keepends=True):
        end = start + len(raw)
        spans = draft.free(start, end)
        if spans:
            first, last = spans[0].start, spans[-1].end
            marked = any(start < heading <= first for heading in headings)
            lines.append(Line(first, last, draft.text[first:last], marked))
        start = end
    return lines
