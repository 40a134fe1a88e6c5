"""Fields of forms as they are used: without signs that nobody can see, and no longer than allowed."""

import unicodedata

BREAKS = "\t\r\n"


def plain(text: str, longest: int = 200) -> str:
    """`text` on one line, without control characters and surrogates, at most `longest` signs of it."""
    shown = (" " if sign in BREAKS else sign for sign in text if sign in BREAKS or unicodedata.category(sign) not in ("Cc", "Cs"))
    return "".join(shown).strip()[:longest]


def text_of(text: str, longest: int = 4_000) -> str:
    """`text` as a field of several lines gives it: without other control characters and surrogates, lines ending as on this machine."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(plain(line, longest) for line in lines).strip()[:longest]


def number_in(text: str, otherwise: int = 0) -> int:
    """The number of up to six digits that an address or a form gives; `otherwise` for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else otherwise
