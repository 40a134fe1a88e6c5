"""Fields of forms as they are used: without signs that nobody can see, and no longer than allowed."""

import unicodedata

BREAKS = "\t\r\n"


def plain(text: str, longest: int = 200) -> str:
    """`text` on one line, without control characters and surrogates, at most `longest` signs of it."""
    shown = (" " if sign in BREAKS else sign for sign in text if sign in BREAKS or unicodedata.category(sign) not in ("Cc", "Cs"))
    return "".join(shown).strip()[:longest]
