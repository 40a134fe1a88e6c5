"""Document numbers (文号), in all the ways that they are typed.

Sample: 包府办发〔2024〕47号; 川发改社会[2019]522号; 2019年第522号; 522号; 2019 522
"""

import re
import unicodedata
from dataclasses import dataclass

_OPEN, _CLOSE = r"[〔\[(【{「]", r"[〕\])】}」]"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WRITTEN = re.compile(rf"(?P<prefix>[\u4e00-\u9fff]{{0,12}}){_OPEN}\s*{_YEAR}\s*{_CLOSE}\s*第?\s*(?P<serial>\d{{1,5}})\s*号?")
_YEAR_OF = re.compile(rf"(?<!\d){_YEAR}\s*年?\s*第?\s*(?P<serial>\d{{1,5}})\s*号")
_SERIAL = re.compile(r"(?<![\d.])第?\s*(?P<serial>\d{1,5})\s*号(?!线|楼|院|库|店|文?件?夹)文?件?")
_PAIR = re.compile(rf"(?<![\d.]){_YEAR}\s*[-—/年\s]\s*(?P<serial>\d{{1,5}})(?![\d.])(?!\s*[年月日])")


@dataclass(frozen=True)
class Number:
    """A document number, as far as it is known. `sure` where nothing else can be meant."""

    prefix: str | None
    year: str | None
    serial: str
    sure: bool = True

    def marks(self) -> tuple[str, ...]:
        """Words of the index that a document of this number bears."""
        return (f"_y{self.year}", f"_n{self.serial}") if self.year else (f"_n{self.serial}",)

    def may_be(self, written: str | None) -> bool:
        """Whether the number that a document bears is this one: words typed before or left out of the issuer's do not count."""
        own = numbers_in(written or "")
        return any(
            one.serial == self.serial
            and self.year in (None, one.year)
            and (not self.prefix or not one.prefix or one.prefix.endswith(self.prefix) or self.prefix.endswith(one.prefix))
            for one in own
        )

    def citing(self) -> str:
        """Word of the index that a clause bears whose text names this number."""
        return f"_c{self.year}_{self.serial}" if self.year else f"_c{self.serial}"

    def cited(self) -> tuple[str, str]:
        """Words that a clause bears which names this number: with the year and without."""
        return (self.citing(), f"_c{self.serial}")


def numbers_in(text: str) -> tuple[Number, ...]:
    """Numbers written out in `text`: with the year in brackets."""
    return tuple(_number(match) for match in _WRITTEN.finditer(_plain(text)))


def typed_number(text: str) -> tuple[Number, str] | None:
    """The number that an operator typed, and the text around it; None where there is none."""
    text = _plain(text)
    for pattern in (_WRITTEN, _YEAR_OF, _SERIAL, _PAIR):
        match = pattern.search(text)
        if match:
            return _number(match, sure=pattern is not _PAIR), f"{text[: match.start()]} {text[match.end() :]}".strip()
    return None


def _number(match: "re.Match[str]", sure: bool = True) -> Number:
    groups = match.groupdict()
    return Number(groups.get("prefix") or None, groups.get("year"), groups["serial"].lstrip("0") or "0", sure)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
