"""Real files of each kind, made where they are needed."""

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import docx
import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
LEFT, TOP, LEADING = 72, 770, 22


@pytest.fixture(scope="session")
def word() -> Callable[..., bytes]:
    """A Word document of some paragraphs; `change` may do more with it before it is saved."""

    def make(*paragraphs: str, change: Callable[[Any], None] = lambda document: None) -> bytes:
        document = docx.Document()
        for paragraph in paragraphs:
            document.add_paragraph(paragraph)
        change(document)
        saved = io.BytesIO()
        document.save(saved)
        return saved.getvalue()

    return make


@pytest.fixture(scope="session")
def workbook() -> Callable[..., bytes]:
    """A workbook with one sheet for each name given, of the rows given."""

    def make(change: Callable[[Any], None] = lambda book: None, **sheets: Sequence[Sequence[Any]]) -> bytes:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
        change(book)
        saved = io.BytesIO()
        book.save(saved)
        return saved.getvalue()

    return make


@pytest.fixture(scope="session")
def pdf() -> Callable[..., bytes]:
    """A PDF with one page for each list of lines; `draw(canvas, number)` adds to a page and comes first in its stream."""

    def make(*pages: Sequence[str], draw: Callable[[Canvas, int], None] = lambda canvas, number: None, **options: Any) -> bytes:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        saved = io.BytesIO()
        canvas = Canvas(saved, pagesize=A4, **options)
        for number, lines in enumerate(pages, 1):
            canvas.setFont(FONT, 12)
            draw(canvas, number)
            canvas.setFont(FONT, 12)
            for index, line in enumerate(lines):
                canvas.drawString(LEFT, TOP - LEADING * index, line)
            canvas.showPage()
        canvas.save()
        return saved.getvalue()

    return make


@pytest.fixture(scope="session")
def picture() -> Image.Image:
    """A grey picture, as of a scanned page."""
    return Image.effect_noise((300, 400), 40)


@pytest.fixture(scope="session")
def packed() -> Callable[[dict[str, bytes]], bytes]:
    """A zip of the parts given."""

    def make(parts: dict[str, bytes]) -> bytes:
        saved = io.BytesIO()
        with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
        return saved.getvalue()

    return make


@pytest.fixture(scope="session")
def parts_of() -> Callable[[bytes], dict[str, bytes]]:
    """The parts of a zip."""

    def read(data: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    return read


@pytest.fixture(scope="session")
def locked() -> Callable[[bytes], bytes]:
    """An Office file behind a password, as Office writes it."""

    def make(data: bytes) -> bytes:
        saved = io.BytesIO()
        OOXMLFile(io.BytesIO(data)).encrypt("机密", saved)
        return saved.getvalue()

    return make
