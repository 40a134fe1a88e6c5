"""Read the facts that a government site puts into the table above a document.

Reads:  one segment `metadata`
Writes: facts `number`, `issuers`, `issued_on`, `effective_on`

    发文字号：云人社发〔2024〕18号                         number
    发文机关⇥云江市民政局⇥成文日期⇥2024年05月06日        issuers, issued_on
    生效日期：2024-06-01                                   effective_on
    发布日期：2024-03-18                                   issued_on, where no other day is named
"""

import re
from collections.abc import Iterator

from bot.importer.dates import DAY, read_date
from bot.importer.stages.metadata import EFFECTIVE_LABEL, ISSUED_LABEL, ISSUER_LABEL, NUMBER_LABEL, SHOWN_LABEL
from bot.importer.stages.shapes import BODIES, NUMBER, ORDER
from bot.policy.citation import Span
from bot.policy.fact import Fact, FactName
from bot.policy.notice import Segment

_IS = r"[\s\u3000]*[:：\t|]*[\s\u3000]*"
_DAY = rf"({DAY}|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}})"
NUMBERED = re.compile(rf"(?:{NUMBER_LABEL}){_IS}({NUMBER.pattern}|{ORDER.pattern})")
ISSUED_BY = re.compile(rf"(?:{ISSUER_LABEL}){_IS}({BODIES.pattern})")
DAYS: tuple[tuple[FactName, re.Pattern[str]], ...] = (
    ("issued_on", re.compile(rf"(?:{ISSUED_LABEL}){_IS}{_DAY}")),
    ("issued_on", re.compile(rf"(?:{SHOWN_LABEL}){_IS}{_DAY}")),
    ("effective_on", re.compile(rf"(?:{EFFECTIVE_LABEL}){_IS}{_DAY}")),
)


def number_told(text: str, segment: Segment) -> Iterator[Span]:
    """Where the table names the number of the document."""
    return _found(NUMBERED, text, segment)


def issuers_told(text: str, segment: Segment) -> Iterator[Span]:
    """Where the table names the bodies that issued it."""
    return _found(ISSUED_BY, text, segment)


def days_told(text: str, segment: Segment) -> Iterator[Fact]:
    """The days that the table names, the day of issue before the day of publication."""
    for name, pattern in DAYS:
        for span in _found(pattern, text, segment):
            day = read_date(text[span.start : span.end])
            if day is not None:
                yield Fact(name, day, span)


def is_shown(text: str, span: Span) -> bool:
    """Whether the words before a day call it the day of publication on the site."""
    return bool(re.search(rf"(?:{SHOWN_LABEL}){_IS}$", text[max(span.start - 20, 0) : span.start]))


def _found(pattern: re.Pattern[str], text: str, segment: Segment) -> Iterator[Span]:
    for match in pattern.finditer(text, segment.start, segment.end):
        yield Span(*match.span(1))
