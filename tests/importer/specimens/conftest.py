"""Specimens: notices written for these tests in the ways that offices write, and what a person reads in each of them."""

import html
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
import yaml

from bot.importer.draft import Draft
from bot.policy.bureau import Bureau

FOLDER = Path(__file__).parent / "notices"
SEVERAL = ("repeals", "amended_on", "audience", "deadline")


@dataclass(frozen=True)
class Specimen:
    """A notice, and what stands in it: facts (None: the text says nothing), clauses by path (beginning…end), bodies (lead | joint)."""

    name: str
    text: str
    facts: Mapping[str, Any]
    clauses: Mapping[str, str]
    bureaus: Mapping[str, str]
    warnings: list[str]


def read_specimen(path: Path) -> Specimen:
    """Read one file of the folder."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    clauses = {str(key): words for key, words in data["clauses"].items()}
    bureaus = {str(key): words for key, words in data.get("bureaus", {}).items()}
    return Specimen(path.stem, data["text"], data["facts"], clauses, bureaus, data.get("warnings", []))


@pytest.fixture(params=sorted(FOLDER.glob("*.yml")), ids=lambda path: path.stem)
def specimen(request: pytest.FixtureRequest) -> Specimen:
    """Each specimen in turn."""
    return read_specimen(request.param)


def _docx(text: str) -> bytes:
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    return _saved(document)


def _xlsx(text: str) -> bytes:
    book = openpyxl.Workbook()
    for line in text.splitlines():
        book.active.append(line.split("\t"))
    return _saved(book)


def _saved(document: Any) -> bytes:
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _block(line: str) -> str:
    cells = [html.escape(cell) for cell in line.split("\t")]
    return f"<p>{cells[0]}</p>" if len(cells) == 1 else "<table><tr><td>" + "</td><td>".join(cells) + "</td></tr></table>"


def _html(text: str) -> bytes:
    lines = "".join(_block(line) for line in text.splitlines() if line.strip()).replace("</table><table>", "")
    menu = "".join(
        f'<li><a href="/{name}">{name}</a></li>'
        for name in ("首页", "要闻", "政务公开", "政务服务", "互动交流", "数据", "专题", "走进云江", "English")
    )
    page = f'<body><ul class="nav">{menu}</ul><div id="zoom">{lines}</div>'
    page += '<div class="footer">主办：云江市人民政府办公室 ICP备123号</div></body>'
    return f'<html><head><meta charset="gb2312"><title>云江市人民政府</title></head>{page}</html>'.encode("gb18030")


CARRIERS: Mapping[str, Callable[[str], bytes]] = {
    "utf-8.txt": lambda text: text.encode(),
    "windows.txt": lambda text: text.replace("\n", "\r\n").encode("gb18030"),
    "utf-16.txt": lambda text: text.encode("utf-16"),
    "markdown.md": lambda text: "\n\n".join(text.splitlines()).encode(),
    "word.docx": _docx,
    "page.html": _html,
    "column.xlsx": _xlsx,
}


@pytest.fixture(params=CARRIERS)
def carried(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[Specimen], Path]:
    """Write a specimen into a file of each kind in turn."""

    def write(specimen: Specimen) -> Path:
        path = tmp_path / f"{specimen.name}.{request.param}"
        path.write_bytes(CARRIERS[request.param](specimen.text))
        return path

    return write


def _named(bureaus: tuple[Bureau, ...], role: str) -> str:
    return "、".join(bureau.name for bureau in bureaus if bureau.role == role)


@pytest.fixture(scope="session")
def reads_as_expected(nothing_is_lost) -> Callable[[Specimen, Draft], None]:
    """Check an import against what a person has read in the specimen."""

    def check(specimen: Specimen, draft: Draft) -> None:
        nothing_is_lost(draft)
        found = {clause.path: clause for clause in draft.clauses}
        assert list(found) == list(specimen.clauses)
        for path, words in specimen.clauses.items():
            beginning, dots, end = words.partition("…")
            text = found[path].text
            assert (text.startswith(beginning) and text.endswith(end)) if dots else text == words, (path, text)
        for path, words in specimen.bureaus.items():
            lead, _, joint = (part.strip() for part in words.partition("|"))
            assert (_named(found[path].bureaus, "lead"), _named(found[path].bureaus, "joint")) == (lead, joint), path
        for name, wanted in specimen.facts.items():
            values = [list(fact.value) if isinstance(fact.value, tuple) else fact.value for fact in draft.facts if fact.name == name]
            assert values == (wanted if name in SEVERAL else [] if wanted is None else [wanted]), name
        warnings = [warning for warning in draft.warnings if not warning.startswith("文件没有写明编码")]
        assert [warning[: len(start)] for start, warning in zip(specimen.warnings, warnings, strict=True)] == specimen.warnings

    return check
