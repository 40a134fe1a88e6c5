"""Read an edited spreadsheet back, row by row: a row that cannot be read is named with its sheet and number."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from bot.editing.cells import read_text, read_value, word
from bot.editing.edits import Edited
from bot.editing.workbook import (
    ABOUT,
    ANNOTATIONS,
    BUREAUS,
    CLAUSES,
    COLUMNS,
    CONDITIONS,
    DOCUMENT,
    PROPOSED,
    PROPOSED_COLUMNS,
    PROPOSED_CONDITIONS,
    STAMP,
    VERSION,
)
from bot.errors import PolicyFileError
from bot.importer.document_facts import FACTS
from bot.importer.entries import Problem

ALL_COLUMNS = COLUMNS | PROPOSED_COLUMNS
VALUES = {CONDITIONS: COLUMNS[CONDITIONS].index("值") + 1, PROPOSED_CONDITIONS: PROPOSED_COLUMNS[PROPOSED_CONDITIONS].index("值") + 1}
LARGEST = 200_000_000  # bytes that a spreadsheet may unpack to
Key = tuple[str, str, int | None]


def is_export(path: Path) -> bool:
    """Whether a file is a spreadsheet that `policy export` wrote, by the names of its sheets."""
    if path.suffix.lower() != ".xlsx" or not zipfile.is_zipfile(path):
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.read("xl/workbook.xml").decode("utf-8", errors="replace") if _small(archive) else ""
    except (KeyError, OSError, zipfile.BadZipFile, RuntimeError):
        return False
    return all(f'name="{name}"' in names for name in COLUMNS)


def from_workbook(path: Path) -> Edited:
    """Read an edited spreadsheet; raises `PolicyFileError` where it is none."""
    try:
        workbook = load_workbook(path)
        sheets = {name: workbook[name] for name in COLUMNS} | {
            name: workbook[name] for name in PROPOSED_COLUMNS if name in workbook.sheetnames
        }
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError, SyntaxError) as error:
        raise PolicyFileError(str(path), f"表格读不出来（{type(error).__name__}），请用 policy export 导出的表格来改。") from error
    reading = _Reading(sheets)
    about = reading.about()
    document_id = about.pop(DOCUMENT, None)
    if not document_id:
        raise PolicyFileError(str(path), "表格里没有文件的标识，请用 policy export 导出的表格来改。")
    stamp = about.pop(STAMP, None)
    revision, facts = about.pop(VERSION, None), {fact.name: about.get(fact.label) for fact in FACTS if fact.label in about}
    facts["status"] = word("status", facts.get("status"))
    data = {"document": facts, "clauses": reading.entries()}
    number = int(stamp) if stamp and str(stamp).isdecimal() else None
    return Edited(path, str(document_id), revision, number, data, reading.where, tuple(reading.problems), dict(reading.texts))


def _small(archive: zipfile.ZipFile) -> bool:
    return sum(one.file_size for one in archive.infolist()) <= LARGEST


class _Reading:
    """The rows read so far, what is wrong with them, and where each thing stands."""

    def __init__(self, sheets: dict[str, Any]) -> None:
        self.sheets = sheets
        self.problems: list[tuple[str, str]] = []
        self.places: dict[Key, str] = {}
        self.texts: dict[str, tuple[str, str]] = {}

    def where(self, problem: Problem) -> str:
        """Sheet and row of a problem."""
        keys: list[Key] = [
            (problem.clause, problem.topic, problem.condition),
            (problem.clause, problem.topic, None),
            (problem.clause, "-", None),
        ]
        return next((self.places[key] for key in keys if key in self.places), f"{CLAUSES} {problem.clause}")

    def about(self) -> dict[str, Any]:
        """The sheet of facts: label → value."""
        return {str(name): value for _, (name, value) in self._rows(ABOUT) if name}

    def entries(self) -> dict[str, dict[str, Any]]:
        """The other sheets, as a policy.yml has them under `clauses`."""
        found: dict[str, dict[str, Any]] = {}
        for place, (path, _, text, kind) in self._rows(CLAUSES):
            if path in found:
                self.problems.append((place, f"{path} 出现两次"))
            found[path] = {"kind": word("kind", kind), "topics": {}, "bureaus": []}
            self.places[path, "-", None] = place
            self.texts[path] = (place, text or "")
        for place, (path, topic, quote, kind, strength, audience) in self._rows(ANNOTATIONS):
            key = word("topic", topic) or ""
            topics = found.setdefault(path, {"topics": {}}).setdefault("topics", {})
            if key in topics:
                self.problems.append((place, f"{path} 的主题 {topic} 出现两次"))
            topics[key] = {"quote": quote, "kind": word("kind", kind), "strength": word("strength", strength), "audience": audience}
            self.places[path, key, None] = place
        self._conditions(found)
        self._accepted(found)
        for place, (path, name, role) in self._rows(BUREAUS):
            if path not in found or "bureaus" not in found[path]:
                self.problems.append((place, f"“条款”页里没有 {path}"))
            else:
                found[path]["bureaus"].append({"name": name, "role": word("role", role)})
        return found

    def _conditions(self, found: dict[str, dict[str, Any]]) -> None:
        for place, (path, topic, *need) in self._rows(CONDITIONS):
            key = word("topic", topic) or ""
            annotation = found.get(path, {}).get("topics", {}).get(key)
            if annotation is None:
                self.problems.append((place, f"“标注”页里没有 {path} 的 {topic or '主题'}"))
                continue
            conditions = annotation.setdefault("conditions", [])
            self.places[path, key, len(conditions)] = place
            conditions.append(_condition(*need))

    def _accepted(self, found: dict[str, dict[str, Any]]) -> None:
        """The rows of proposals that say 是, with all their conditions but those that say 否."""
        taken: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for place, (path, mark, topic, _, quote, kind, strength, audience) in self._rows(PROPOSED):
            if self._marked(place, mark) == "yes":
                key = word("topic", topic) or ""
                one = {"accept": True, "topic": key, "quote": quote, "kind": word("kind", kind), "strength": word("strength", strength)}
                one |= {"audience": audience, "conditions": taken.setdefault((path, key), [])}
                found.setdefault(path, {}).setdefault("proposed", []).append(one)
                self.places[path, key or "-", None] = place
        for place, (path, topic, mark, _, *need) in self._rows(PROPOSED_CONDITIONS):
            key = word("topic", topic) or ""
            if self._marked(place, mark) != "no" and (path, key) in taken:
                self.places[path, key, len(taken[path, key])] = place
                taken[path, key].append(_condition(*need))

    def _marked(self, place: str, mark: str | None) -> str | None:
        accepted = word("accept", mark)
        if accepted not in ("yes", "no", None):
            self.problems.append((place, "这一格只能写“是”或“否”，或者空着"))
        return accepted

    def _rows(self, name: str) -> Iterator[tuple[str, list[Any]]]:
        """The rows of a sheet that hold something, with their place; cells that cannot be read are noted as problems."""
        if name not in self.sheets:
            return
        width = len(ALL_COLUMNS[name])
        for number, row in enumerate(self.sheets[name].iter_rows(min_row=2, max_col=width), start=2):
            place, values = f"{name} 第 {number} 行", []
            for cell in row:
                try:
                    values.append(self._cell(name, cell))
                except ValueError as error:
                    self.problems.append((place, str(error)))
                    values.append(None)
            if any(value is not None for value in values):
                if values[0] is None:
                    self.problems.append((place, f"缺少{ALL_COLUMNS[name][0]}"))
                    continue
                yield place, values + [None] * (width - len(values))

    def _cell(self, name: str, cell: Any) -> Any:
        if cell.column == VALUES.get(name):
            return read_value(cell)
        if name == ABOUT and cell.is_date:
            return cell.value
        return read_text(cell)


def _condition(field: Any, requires: Any, quote: Any, op: Any, value: Any, any_of: Any) -> dict[str, Any]:
    return {"field": word("field", field), "requires": requires, "quote": quote, "op": op, "value": value, "any_of": any_of}
