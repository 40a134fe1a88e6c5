"""What the forms of an answer do with words: shorten at a sentence's end, read digits one by one, leave out signs that have no sound."""

import re

DIGITS = str.maketrans("0123456789", "零一二三四五六七八九")
ENDS = "。；;！？，,、："
_SILENT = re.compile(r"[「」“”\"《》〈〉〔〕\[\]—]")
_YEAR = re.compile(r"〔(\d{4})〕")  # of a document's number
_PATH = re.compile(r"[（(]([^（）()]*)[）)]")
CUT = "（节选）"


def shorten(text: str, limit: int) -> str:
    """`text`, or as much of its beginning as ends at a sign of punctuation and fits `limit` characters with a note that it is cut."""
    if len(text) <= limit:
        return text
    room = text[: max(limit - len(CUT), 0)]
    end = max((room.rfind(sign) for sign in ENDS), default=-1)
    return room[: end + 1] + CUT if end > 0 else room + CUT


def spelled(number: str) -> str:
    """A telephone number as it is read out: digit by digit."""
    return number.translate(DIGITS).replace("-", "，")


def as_spoken(words: str) -> str:
    """Our own words without signs that cannot be heard; what stood in brackets follows after a comma."""
    plain = _YEAR.sub(r"\1年", words)
    plain = _PATH.sub(r"，\1，", _SILENT.sub("", plain)).replace(" ", "")
    plain = re.sub(r"，(?=[。，；：、]|负责)|(?<=[。；：])，", "", plain)
    return re.sub(r"(?<!\d)(?:12345|0\d{2,3}-\d{7,8})(?!\d)", lambda found: spelled(found[0]), plain).rstrip("：，") or plain
