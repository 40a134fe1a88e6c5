"""Take personal numbers out of a message before anything is stored or logged."""

import re
import unicodedata

# What people put between the groups of one number: spaces, dashes, dots. Never a line end.
_SIGN = r"[ \t.·•_\-‐-―−]"
_GAP = _SIGN + r"{0,3}"
_PAUSE = r"[ \t.·•_\-‐-―−,、/]"  # between the digits or groups of a dictated number, where no sum of money can be meant
_START, _END = r"(?<!\d)", r"(?!\d)"
_BIRTH = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_SPOKEN = dict(zip("〇零○一幺壹二贰三叁四肆五伍六陆七柒八捌九玖", "0001112233445566778899", strict=True))
"""Digits as they are spoken or written on cheques; a count (两, 十, 百) is none."""


def _number(*forms: str) -> re.Pattern[str]:
    """A number that is written in one of `forms` (`~` stands for the gap between two groups) and is no part of a longer one."""
    return re.compile(_START + "(?:" + "|".join(form.replace("~", _GAP) for form in forms) + ")" + _END)


def _one_by_one(first: str, times: int, last: str) -> str:
    """A number dictated digit by digit."""
    return rf"(?<!\d{_PAUSE}){first}(?:{_PAUSE}{{1,3}}\d){{{times}}}{_PAUSE}{{1,3}}{last}"


# Resident identity number, GB 11643-1999: six digits of place, eight of birth, three of order, one check character; the residence permits
# of people from Hong Kong, Macao and Taiwan (81, 82, 83) and the permanent ones of foreigners (9) are made like it.
# Before 1999 it had fifteen digits: no century, no check character.
IDENTITY = _number(
    rf"[1-9]\d\d~\d{{3}}~(?:18|19|20)\d\d~{_BIRTH}~\d{{3}}[0-9Xx]",
    rf"[1-9]\d{{5}},(?:18|19|20)\d\d{_BIRTH},\d{{3}}[0-9Xx]",
    r"[1-9]\d{3}~\d{4}~\d{4}~\d{4}~\d[0-9Xx]",
    rf"[1-9]\d{{5}}~\d\d{_BIRTH}~\d{{3}}",
    _one_by_one("[1-9]", 16, rf"[0-9Xx](?!{_PAUSE}{{1,3}}\d)"),
)
# Passports and permits to and from Hong Kong, Macao and Taiwan: one or two letters and seven, eight or (permits until 2013) ten digits.
PASSPORT = re.compile(
    rf"(?<![0-9A-Za-z])[CEGHMWceghmw](?:[A-Za-z]?\d{{7,8}}|\d{{10}}|{_SIGN}\d{{8}}|{_SIGN}?\d{{4}}{_SIGN}\d{{4}})(?![0-9A-Za-z])"
)
# Identity cards of Hong Kong (A123456(7)), Macao (1234567(8)) and Taiwan (A123456789).
CARD_OUTSIDE = re.compile(r"(?<![0-9A-Za-z])(?:[A-Za-z]{1,2} ?\d{6} ?\([0-9Aa]\)|[157]\d{6} ?\(\d\)|[A-Za-z][1289]\d{8}(?![0-9A-Za-z]))")
# Bank cards: 16 to 19 digits, often in groups of four, all with the same sign between them (3000-3500 4000-4500 are wages).
CARD = _number(
    r"[3-6]\d{3}(?P<sign>~)\d{4}(?P=sign)\d{4}(?P=sign)\d{4}(?:(?P=sign)\d{1,3})?",
    r"62\d{4}~\d{10,13}",
    rf"[3-6](?:{_PAUSE}{{1,3}}\d){{15,18}}",
)
# Mobile numbers of the mainland: eleven digits from 13 to 19, often written 3-4-4, with or without +86.
MOBILE = _number(
    r"(?:(?:\+|00)?86~|0~)?(?:1[3-9]\d~\d{4}~\d{4}|1[3-9]\d~\d{3}~\d{5}|1[3-9]\d\d~\d{3}~\d{4})",
    r"1[3-9]\d{3} \d{6}|1[3-9]\d{4} \d{5}",
    r"1[3-9]\d[,、/] ?\d{4}[,、/] ?\d{4}",
    _one_by_one(rf"1{_PAUSE}{{1,3}}[3-9]", 8, r"\d"),
)
# Landline numbers with an area code, perhaps in brackets, perhaps with an extension.
LANDLINE = re.compile(rf"\(?{_START}(?:(?:\+|00)86{_GAP}0?|0)\d{{2,3}}\)?{_GAP}\d{{3,4}}{_GAP}\d{{4}}(?:-\d{{1,5}})?{_END}")
# Landline numbers without one are told from sums of money by the word before them; numbers of Hong Kong and Macao by the country.
LOCAL = re.compile(rf"(?:电话|座机|宅电|家电)(?:号码|号)?[是为: ]{{0,2}}(?P<number>[2-8]\d{{2,3}}{_GAP}\d{{4}}){_END}")
OUTSIDE = re.compile(rf"(?:\+|00)85[23]{_GAP}\d{{4}}{_GAP}\d{{4}}{_END}|(?:\+|00)886{_GAP}\d{{1,3}}{_GAP}\d{{3,4}}{_GAP}\d{{3,4}}{_END}")
# Number plates, GA 36-2018: province, letter of the city, five or (new energy) six signs of which at least three are digits; the last may
# say what the car is for. Embassies have six digits.
_PROVINCE = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
_TAIL = "(?:[0-9A-Za-z挂学警港澳领]|应急)(?![0-9A-Za-z])"
PLATE = re.compile(
    rf"{_PROVINCE} ?[A-Za-z][ .·•-]?(?=(?:[A-Za-z]*\d){{3}})[0-9A-Za-z]{{4,5}}{_TAIL}"
    rf"|{_PROVINCE}{_PAUSE}{{0,3}}[A-Za-z]{_PAUSE}{{1,3}}(?=(?:(?:[A-Za-z]{_PAUSE}{{1,3}})*\d{_PAUSE}{{0,3}}){{3}})"
    rf"(?:[0-9A-Za-z]{_PAUSE}{{1,3}}){{4,5}}{_TAIL}"
    r"|使[ ·]?\d{3}[ ·]?\d{3}(?!\d)"
)
MAIL = re.compile(r"(?<![0-9A-Za-z.+_-])[0-9A-Za-z.+_-]{1,64}@(?:[0-9A-Za-z-]{1,63}\.){1,4}[A-Za-z]{2,10}")
# Whatever else has so many digits belongs to a person or to a file, and is not needed to understand a message.
LONG = re.compile(r"\d{11,}[Xx]?")

_MASKS = (
    (IDENTITY, "［证件号］"),
    (CARD, "［卡号］"),
    (MOBILE, "［电话］"),
    (OUTSIDE, "［电话］"),
    (LANDLINE, "［电话］"),
    (LOCAL, "［电话］"),
    (PLATE, "［车牌］"),
    (PASSPORT, "［证件号］"),
    (CARD_OUTSIDE, "［证件号］"),
    (MAIL, "［邮箱］"),
    (LONG, "［号码］"),
)


def mask(text: str) -> str:
    """Return `text` with identity, bank card, telephone, plate and other long numbers replaced by a word for what stood there.

    Digits of any script are found, also spoken ones (一三八…) and with invisible signs between them; service numbers such as
    12345, amounts, dates and document numbers stay.
    """
    masked = _mask_once(text)
    while masked != text:  # of two numbers beside each other the second may show only when the first is gone
        text, masked = masked, _mask_once(masked)
    return masked


def _mask_once(text: str) -> str:
    seen = [index for index, character in enumerate(text) if _visible(character)]
    plain = "".join(_plain(text[index]) for index in seen)
    seen.append(len(text))
    found: list[tuple[int, int, str]] = []
    for pattern, word in _MASKS:
        for start, end in [match.span("number" if "number" in pattern.groupindex else 0) for match in pattern.finditer(plain)]:
            found.append((seen[start], seen[end], word))
            plain = plain[:start] + "□" * (end - start) + plain[end:]
    for start, end, word in sorted(found, reverse=True):
        text = text[:start] + word + text[end:]
    return text


def _visible(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Me", "Mn")


def _plain(character: str) -> str:
    if character in _SPOKEN:
        return _SPOKEN[character]
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    simple = unicodedata.normalize("NFKC", character)
    return simple if len(simple) == 1 else character
