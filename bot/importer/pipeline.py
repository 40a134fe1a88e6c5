"""How a file becomes clauses: the stages, in order."""

from collections.abc import Callable
from pathlib import Path

from bot.importer.draft import Draft
from bot.importer.formats.reading import LIMIT, read_file
from bot.importer.stages import (
    articles,
    attachments,
    bodies,
    bureaus,
    clauses,
    closing,
    contents,
    coverage,
    facts,
    faq,
    flat,
    furniture,
    labels,
    letters,
    loose,
    metadata,
    opening,
    paragraphs,
    table,
)  # fmt: skip

Stage = Callable[[Draft], None]

STAGES: tuple[Stage, ...] = (
    furniture.find_furniture,
    flat.cut_lines,
    metadata.set_metadata_aside,
    contents.read_contents,
    table.read_table,
    attachments.find_attachments,
    letters.part_letters,
    articles.find_articles,
    faq.find_questions,
    labels.find_labels,
    opening.read_opening,
    closing.read_closing,
    loose.find_loose_units,
    paragraphs.cut_articles,
    bodies.read_bodies,
    bureaus.read_bureaus,
    clauses.write_clauses,
    facts.read_facts,
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
