"""One spelling for what people type in many."""

import re
import unicodedata

REPEATED = re.compile(r"([!?。,~…、!?.])\1+|(.)\2{3,}")
SPACE = re.compile(r"\s+")
INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe0f\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def normalise(text: str) -> str:
    """Return `text` with half-width letters, digits and punctuation, in lower case, with repeats and white space collapsed.

    Meant for understanding only: what is stored or shown is the text as it was sent (after masking).
    """
    text = unicodedata.normalize("NFKC", INVISIBLE.sub("", text)).lower()
    text = REPEATED.sub(lambda match: match[1] or match[2] * 2, text)
    return SPACE.sub(" ", text).strip()
