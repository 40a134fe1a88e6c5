"""How a file becomes clauses: the stages, in order."""

from collections.abc import Callable
from pathlib import Path

from bot.importer.draft import Draft
from bot.importer.formats.reading import LIMIT, read_file
from bot.importer.stages import bodies, bureaus, clauses, closing, coverage, furniture, labels, opening, table

Stage = Callable[[Draft], None]

STAGES: tuple[Stage, ...] = (
    furniture.find_furniture,
    table.read_table,
    labels.find_labels,
    opening.read_opening,
    closing.read_closing,
    bodies.read_bodies,
    bureaus.read_bureaus,
    clauses.write_clauses,
    coverage.name_remainder,
)


def import_text(document_id: str, text: str) -> Draft:
    """Take the text of a document apart; the result holds its clauses, a segment for every visible character, and warnings."""
    draft = Draft(document_id, text)
    for stage in STAGES:
        stage(draft)
    return draft


def import_file(document_id: str, path: Path, *, limit: int = LIMIT) -> Draft:
    """Read `path`, of any format that `formats` knows, and take it apart; raises `PolicyFileError` where it cannot be read."""
    extracted = read_file(path, limit=limit)
    draft = import_text(document_id, extracted.text)
    draft.warnings[:0] = extracted.warnings
    return draft
