"""Take personal numbers out of a message before anything is stored or logged."""

import re
import unicodedata

# What people put between the groups of one number: spaces, dashes, dots. Never a line end.
_SIGN = r"[ \t.·•_\-‐-―−]"
_GAP = _SIGN + r"{0,3}"
_START, _END = r"(?<!\d)", r"(?!\d)"
_BIRTH = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"


def _number(*forms: str) -> re.Pattern[str]:
    """A number that is written in one of `forms` (`~` stands for the gap between two groups) and is no part of a longer one."""
    return re.compile(_START + "(?:" + "|".join(form.replace("~", _GAP) for form in forms) + ")" + _END)


def _one_by_one(first: str, times: int, last: str) -> str:
    """A number dictated digit by digit."""
    return first + rf"(?:{_SIGN}{{1,3}}\d){{{times}}}{_SIGN}{{1,3}}" + last


# Resident identity number, GB 11643-1999: six digits of place, eight of birth, three of order, one check character.
# Before 1999 it had fifteen digits: no century, no check character.
IDENTITY = _number(
    rf"[1-9]\d\d~\d{{3}}~(?:18|19|20)\d\d~{_BIRTH}~\d{{3}}[0-9Xx]",
    r"[1-9]\d{3}~\d{4}~\d{4}~\d{4}~\d[0-9Xx]",
    rf"[1-9]\d{{5}}~\d\d{_BIRTH}~\d{{3}}",
    _one_by_one("[1-9]", 16, "[0-9Xx]"),
)
# Passports and permits for Hong Kong, Macao and Taiwan: one or two letters and seven or eight digits.
PASSPORT = re.compile(r"(?<![0-9A-Za-z])[CEGHMWceghmw][A-Za-z]?\d{7,8}(?![0-9A-Za-z])")
# Bank cards: 16 to 19 digits, often in groups of four, all with the same sign between them (3000-3500 4000-4500 are wages).
CARD = _number(r"[3-6]\d{3}(?P<sign>~)\d{4}(?P=sign)\d{4}(?P=sign)\d{4}(?:(?P=sign)\d{1,3})?", r"62\d{4}~\d{10,13}")
# Mobile numbers of the mainland: eleven digits from 13 to 19, often written 3-4-4, with or without +86.
MOBILE = _number(
    r"(?:(?:\+|00)?86~|0~)?(?:1[3-9]\d~\d{4}~\d{4}|1[3-9]\d~\d{3}~\d{5}|1[3-9]\d\d~\d{3}~\d{4})",
    r"1[3-9]\d{3} \d{6}|1[3-9]\d{4} \d{5}",
    _one_by_one(rf"1{_SIGN}{{1,3}}[3-9]", 8, r"\d"),
)
# Landline numbers with an area code, perhaps in brackets, perhaps with an extension.
LANDLINE = re.compile(rf"\(?{_START}(?:(?:\+|00)86{_GAP}0?|0)\d{{2,3}}\)?{_GAP}\d{{3,4}}{_GAP}\d{{4}}(?:-\d{{1,5}})?{_END}")
# Number plates: province, letter of the city, five or (new energy) six signs of which at least three are digits.
PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Za-z][ .·•-]?"
    r"(?=(?:[A-Za-z]*\d){3})[0-9A-Za-z]{4,5}[0-9A-Za-z挂学警港澳](?![0-9A-Za-z])"
)
# Whatever else has so many digits belongs to a person or to a file, and is not needed to understand a message.
LONG = re.compile(r"\d{11,}[Xx]?|[〇零○一二三四五六七八九幺]{11,}")

_MASKS = (
    (IDENTITY, "［证件号］"),
    (CARD, "［卡号］"),
    (MOBILE, "［电话］"),
    (LANDLINE, "［电话］"),
    (PLATE, "［车牌］"),
    (PASSPORT, "［证件号］"),
    (LONG, "［号码］"),
)


def mask(text: str) -> str:
    """Return `text` with identity, bank card, telephone, plate and other long numbers replaced by a word for what stood there.

    Digits of any script are found, also with invisible signs between them; service numbers such as 12345, amounts, dates and document
    numbers stay.
    """
    seen = [index for index, character in enumerate(text) if _visible(character)]
    plain = "".join(_plain(text[index]) for index in seen)
    seen.append(len(text))
    found: list[tuple[int, int, str]] = []
    for pattern, word in _MASKS:
        found += [(seen[match.start()], seen[match.end()], word) for match in pattern.finditer(plain)]
        plain = pattern.sub(lambda match: "□" * len(match[0]), plain)
    for start, end, word in sorted(found, reverse=True):
        text = text[:start] + word + text[end:]
    return text


def _visible(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Me", "Mn")


def _plain(character: str) -> str:
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    simple = unicodedata.normalize("NFKC", character)
    return simple if len(simple) == 1 else character
