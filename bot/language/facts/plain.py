"""One spelling of a message for finding facts, sign for sign, so that a place in it is the same place in the message."""

import unicodedata


def plain(text: str) -> str:
    """`text` with half-width, lower-case letters and figures; as long as `text`."""
    return "".join(map(_plain, text))


def _plain(character: str) -> str:
    simple = unicodedata.normalize("NFKC", character).lower()
    return simple if len(simple) == 1 else character
