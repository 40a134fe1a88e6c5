"""Plain text and Markdown: kept as they stand, but for line ends and the encoding. The marks of Markdown are set aside by a stage."""

import re

from bot.importer.formats.encoding import decode
from bot.importer.formats.extracted import Extracted

HEADING = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)


def read_text(path: str, data: bytes) -> Extracted:
    """Read the bytes of a text file; raises `PolicyFileError` where they are not characters."""
    text, warnings = decode(path, data)
    return Extracted(line_ends(text), "markdown" if HEADING.search(text) else "text", warnings)


def line_ends(text: str) -> str:
    """`text` with `\\n` at the end of every line."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
