"""Whom a sentence is about, in its own words.

凡在我市居住半年以上的流动人口，均可……              在我市居住半年以上的流动人口
对遭遇突发性、紧迫性、临时性基本生活困难的……，给予   遭遇突发性、紧迫性、临时性基本生活困难的……
将符合条件的进城农村贫困人口纳入……                    符合条件的进城农村贫困人口
灵活就业的居住证持有人可以……                          灵活就业的居住证持有人
"""

import re
from collections.abc import Iterator

from bot.importer.suggestions.populations import BEFORE, HEAD, LEADING

GROUP = rf"{BEFORE}{{0,30}}?{HEAD}(?:中的?{BEFORE}{{0,6}}{HEAD})?(?:子女)?(?:等{BEFORE}{{0,4}}{HEAD}|等)?"
GROUPS = rf"(?:{BEFORE}{{1,24}}、){{0,6}}{GROUP}(?:[、和]{BEFORE}{{0,20}}?{HEAD}){{0,5}}"
PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"凡(?:是)?(?P<words>{GROUPS})(?=，|,|均|可|都)",
        rf"(?:对于|针对|面向|对)“?(?P<words>{GROUPS})(?=”|，|,|实行|给予|实施|开展|选择|广泛|参加|创业)",
        rf"(?:将|把)(?P<words>{GROUPS})(?=纳入|按|作为)",
        rf"(?:确保|保障|引导|支持|鼓励|推动|组织|促进|推进|允许|解决|为)(?:好|有条件的)?(?P<words>{GROUPS})(?=与|可|按|参加|在|以|提供|的|享|进城|落户|申请|平等|自|就业|承租)",
        rf"(?:^|[，。；,;])(?P<words>{GROUPS})(?=可|均可|享受|享有|依法|按|凭|持|与|在|如|当前|纳入)",
        rf"(?P<words>{GROUP})(?=可|均可|享受|享有|依法|按规定)",
        rf"(?P<words>{GROUP})",
    )
)


def audience_of(sentence: str) -> str | None:
    """The words of `sentence` that name a group of people; None where it names none."""
    return next(_candidates(sentence), None)


def _candidates(sentence: str) -> Iterator[str]:
    for pattern in PATTERNS:
        for match in pattern.finditer(sentence):
            words = LEADING.sub("", match["words"])
            if len(words) >= 2:
                yield words
