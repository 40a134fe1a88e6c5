"""What a reader gives: the text of a file, and what a person should know about how it was read."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Extracted:
    """Text with `\\n` as its line end, the name of the format (`text`, `markdown`, `html`, `docx`, `pdf`, `xlsx`, `csv`), and warnings."""

    text: str
    format: str
    warnings: tuple[str, ...] = ()
