"""Which document a file is: the identifier that is made of its name, and whether the store has it already."""

import re
import unicodedata
from pathlib import Path

from bot.policy.citation import visible
from bot.store.revisions import Revision

LONGEST = 60
DATE_AT_END = re.compile(r"[（(\[【]\s*(?:19|20)\d{2}(?:\s*[-./年月]\s*\d{1,2}){0,2}\s*[年月日]?\s*[)）\]】]\s*$")
NOT_WORD = re.compile(r"[^\w]+")


def document_id_of(path: Path) -> str:
    """Identifier made of a file's name: 上海市社会救助条例(2024-12-31).md is 上海市社会救助条例; a date at the end names the version."""
    stem = unicodedata.normalize("NFC", path.stem)
    name = NOT_WORD.sub("-", DATE_AT_END.sub("", stem)).strip("-_")
    return name[:LONGEST].strip("-_") or "document"


def same_document(known: Revision, title: str, region_code: str | None) -> bool:
    """Whether a file of that title and place is a version of a document that the store knows by the same identifier."""
    same_place = not known.document.region_code or not region_code or known.document.region_code == region_code
    return same_place and (not known.document.title or not title or visible(known.document.title) == visible(title))


def other_id(document_id: str, bytes_sha256: str) -> str:
    """An identifier for another document whose file has the same name."""
    return f"{document_id}-{bytes_sha256[:6]}"
