"""Word documents: paragraphs with the numbers that Word writes by itself, tables, text boxes, and footnotes at the end.

Deleted text of tracked changes, hidden text, fields' instructions, headers and footers are left out; inserted text is in.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from lxml import etree

from bot.errors import PolicyFileError
from bot.importer.formats.extracted import Extracted
from bot.importer.formats.numbering import Numbering, W
from bot.importer.formats.table import Cell, table_lines

SKIPPED = {f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "sdtPr", "sectPr", "tblPr")}
SKIPPED.add("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}
NOTES = (("footnotes", "注"), ("endnotes", "尾注"))
BLOCKS = {f"{W}p", f"{W}tbl"}
DEEPEST = 40
TIGHT = ("、", "）", ")", "．", "。", "：")


def read_docx(path: str, data: bytes) -> Extracted:
    """Read a document that `check_archive` has let pass; raises `PolicyFileError` where python-docx cannot open it."""
    try:
        document = docx.Document(io.BytesIO(data))
        reader = _Reader(document)
        lines = [line for line in reader.blocks(document.element.body) if line.strip()]
        lines += reader.notes()
    except (OpcError, KeyError, ValueError, TypeError, AttributeError, etree.LxmlError, zipfile.BadZipFile, OSError, RecursionError):
        raise PolicyFileError(path, "文档已损坏，打不开；请用 Word 或 WPS 打开，另存一份再导入。") from None
    return Extracted("\n".join(lines) + "\n", "docx", tuple(reader.warnings))


class _Reader:
    def __init__(self, document: Any) -> None:
        self.warnings: list[str] = []
        parts = {relation.reltype.rsplit("/", 1)[-1]: relation for relation in document.part.rels.values() if not relation.is_external}
        self._parts = {name: relation.target_part for name, relation in parts.items()}
        self._numbering = Numbering.of(self._root("numbering"))
        self._styles = _style_lists(self._root("styles"))
        self._boxes: list[Any] = []
        self._noted: list[tuple[str, str]] = []

    def _root(self, name: str) -> Any:
        part = self._parts.get(name)
        if part is None:
            return None
        return part.element if hasattr(part, "element") else etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False))

    def blocks(self, parent: Any, depth: int = 0) -> Iterator[str]:
        """Lines of the paragraphs and tables in `parent`, also those inside content controls."""
        if depth > DEEPEST:
            raise ValueError("too deep")
        for element in parent:
            if element.tag == f"{W}p":
                yield from self._paragraph(element, depth)
            elif element.tag == f"{W}tbl":
                yield from table_lines(self._rows(element, depth))
            elif element.tag not in SKIPPED and isinstance(element.tag, str):
                yield from self.blocks(element, depth + 1)

    def _paragraph(self, element: Any, depth: int) -> Iterator[str]:
        text = "".join(self._text(element))
        if element.find(f"{W}pPr/{W}rPr/{W}del") is None and text.strip():
            number = self._number(element)
            text = number + ("" if number.endswith(TIGHT) else " ") + text.lstrip() if number else text
        yield from text.split("\n")
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            yield from self.blocks(box, depth + 1)

    def _number(self, element: Any) -> str:
        style = element.find(f"{W}pPr/{W}pStyle")
        list_id, depth = self._styles.get(style.get(f"{W}val") if style is not None else "", ("", 0))
        own = element.find(f"{W}pPr/{W}numPr")
        if own is not None:
            list_id, depth = _list_of(own, (list_id, depth))
        return self._numbering.next(list_id, depth) if list_id not in ("", "0") else ""

    def _text(self, element: Any) -> Iterator[str]:
        for child in element:
            if child.tag in SKIPPED:
                continue
            if child.tag == f"{W}t":
                yield child.text or ""
            elif child.tag in SIGNS:
                yield SIGNS[child.tag] if child.get(f"{W}type") in (None, "textWrapping") else ""
            elif child.tag == f"{W}txbxContent":
                self._boxes.append(child)
            elif child.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                yield self._note(child)
            elif child.tag != f"{W}r" or _is_shown(child):
                yield from self._text(child)

    def _note(self, element: Any) -> str:
        kind = "footnotes" if element.tag == f"{W}footnoteReference" else "endnotes"
        self._noted.append((kind, element.get(f"{W}id")))
        return f"[{dict(NOTES)[kind]}{sum(one == kind for one, _ in self._noted)}]"

    def notes(self) -> list[str]:
        """One line for each footnote that the text refers to, in the order of the text."""
        lines = []
        for kind, name in NOTES:
            root = self._root(kind)
            texts = {one.get(f"{W}id"): one for one in root} if root is not None else {}
            wanted = [number for one, number in self._noted if one == kind]
            for count, number in enumerate(wanted, 1):
                found = " ".join(self.blocks(texts[number])).split() if number in texts else []
                lines.append(f"[{name}{count}] {' '.join(found)}".rstrip())
        return lines

    def _rows(self, table: Any, depth: int) -> Iterator[list[Cell]]:
        for row in table.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl")) is table:
                cells: list[Cell] = []
                for cell in row.iter(f"{W}tc"):
                    if next(cell.iterancestors(f"{W}tr")) is row:
                        cells += self._cell(cell, depth)
                yield cells

    def _cell(self, cell: Any, depth: int) -> list[Cell]:
        wide = cell.find(f"{W}tcPr/{W}gridSpan")
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        text: Cell = "\n".join(self.blocks(cell, depth + 1)).strip()
        if merged is not None and merged.get(f"{W}val") != "restart" and not text:
            text = None
        return [text, *([""] * (min(int(wide.get(f"{W}val")), 64) - 1) if wide is not None else [])]


def _is_shown(run: Any) -> bool:
    hidden = run.find(f"{W}rPr/{W}vanish")
    return hidden is None or hidden.get(f"{W}val") in ("0", "false", "off")


def _style_lists(root: Any) -> dict[str, tuple[str, int]]:
    """The list and level that a style gives to its paragraphs, its own or that of the style that it is based on."""
    styles = {one.get(f"{W}styleId"): one for one in root.findall(f"{W}style")} if root is not None else {}
    found: dict[str, tuple[str, int]] = {}
    for name in styles:
        chain, at = [], name
        while at in styles and at not in chain:
            chain.append(at)
            base = styles[at].find(f"{W}basedOn")
            at = base.get(f"{W}val") if base is not None else ""
        given = ("", 0)
        for one in reversed(chain):
            own = styles[one].find(f"{W}pPr/{W}numPr")
            given = _list_of(own, given) if own is not None else given
        found[name] = given
    return found


def _list_of(element: Any, inherited: tuple[str, int]) -> tuple[str, int]:
    list_id, depth = element.find(f"{W}numId"), element.find(f"{W}ilvl")
    return (
        list_id.get(f"{W}val") if list_id is not None else inherited[0],
        int(depth.get(f"{W}val")) if depth is not None else inherited[1],
    )
