"""Name what no stage has taken, so that nothing is lost.

Reads:  segments
Writes: segments `letterhead` (before the first unit) and `remainder` (anywhere else); a warning for the latter

    会厅厅厅厅厅厅厅厅会局局心      the list of a garbled letterhead
"""

from bot.importer.draft import Draft


def name_remainder(draft: Draft) -> None:
    start = draft.nodes[0].start if draft.nodes else 0
    draft.claim("letterhead", 0, start)
    for span in draft.claim("remainder", start, len(draft.text)):
        draft.warnings.append(f"未归入条款的文字：{draft.text[span.start : span.end][:20]}")
    draft.segments.sort(key=lambda segment: segment.start)
