"""PDF files with a text layer: the lines of each page from top to bottom, without running heads and page numbers.

pdfplumber reads them: it goes by the place on the page, so a footer drawn first stays below and the cells of a table stay in their row;
on the same pages pypdf put the footer first and every cell on a line of its own, pdfminer.six the cells by column.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import bot
from bot.errors import PolicyFileError
from bot.importer.formats.extracted import Extracted

SECONDS = 300
FEW = 12  # visible characters: a page with fewer and with a picture is a scan
PAGE_NUMBER = re.compile(r"[—–\-·•\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／]?\s*(?:共\s*)?\d{1,4}\s*页?)?[—–\-·•\s]*")
KEPT_NUMBER = re.compile(r"[—–-]\s*\d{1,4}\s*[—–-]")  # stage `furniture` knows it
REPEATED = 3
UNREADABLE = re.compile(r"[\ue000-\uf8ff\ufffd]|\(cid:\d+\)")


def read_pdf(path: str, data: bytes) -> Extracted:
    """Read the text layer; raises `PolicyFileError` for a scan, a locked or a damaged file."""
    pages = _pages(path, data)
    lines = [page["lines"] for page in pages]
    scanned = [number for number, page in enumerate(pages, 1) if page["images"] and _length(page["lines"]) < FEW]
    length = sum(map(_length, lines))
    if not length or len(scanned) * 2 > len(pages):
        raise PolicyFileError(path, "这是扫描件，没有可复制的文字；请做文字识别（OCR）并校对后，存为 docx 或 txt 再导入。")
    if len(UNREADABLE.findall("".join(map("".join, lines)))) * 20 > length:
        raise PolicyFileError(path, "PDF 里的文字复制出来是乱码；请换 docx 或 txt，或做文字识别（OCR）并校对后再导入。")
    warnings = [f"第 {'、'.join(map(str, scanned))} 页是图片，没有文字，请核对"] if scanned else []
    kept, dropped = _without_furniture(lines)
    warnings += [f"去掉了页眉、页脚或页码：{'；'.join(dropped[:5])}"] if dropped else []
    return Extracted("\n".join(line for page in kept for line in page) + "\n", "pdf", tuple(warnings))


def _length(lines: list[str]) -> int:
    return sum(len("".join(line.split())) for line in lines)


def _pages(path: str, data: bytes) -> list[dict[str, Any]]:
    """Pages as `pdf_pages` gives them; it works on a copy, so that the bytes read are the bytes that were checked."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as copy:
        copy.write(data)
        copy.flush()
        command = [sys.executable, "-m", "bot.importer.formats.pdf_pages", copy.name]
        try:
            done = subprocess.run(command, cwd=Path(bot.__file__).parents[1], capture_output=True, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired:
            raise PolicyFileError(path, "PDF 太复杂，读了五分钟还没读完；请另存为 docx 或拆成几份再导入。") from None
    pages = [json.loads(line) for line in done.stdout.splitlines()]
    errors = [page["error"] for page in pages if "error" in page]
    if "password" in errors:
        raise PolicyFileError(path, "PDF 有打开密码；请去掉密码另存一份再导入。")
    if errors or done.returncode or not pages:
        raise PolicyFileError(path, "PDF 已损坏或太复杂，读不出来；请重新下载，或另存为 docx 再导入。")
    return pages


def _without_furniture(pages: list[list[str]]) -> tuple[list[list[str]], list[str]]:
    """Take running heads, feet and page numbers off the edges of the pages. A number between dashes stays: the importer sets it aside."""
    dropped: list[str] = []
    for edge in (0, -1, 0, -1):  # a page number may stand below a running foot
        counts: dict[str, list[int]] = {}
        for number, lines in enumerate(pages):
            if lines:
                counts.setdefault(re.sub(r"\d+", "#", lines[edge]), []).append(number)
        for shape, numbers in counts.items():
            if _is_furniture(shape, [pages[number][edge] for number in numbers], numbers, len(pages)):
                dropped.append(pages[numbers[0]][edge])
                for number in numbers:
                    del pages[number][edge]
    return pages, dropped


def _is_furniture(shape: str, lines: list[str], numbers: list[int], pages: int) -> bool:
    if KEPT_NUMBER.fullmatch(lines[0]) or len(lines) < 2:
        return False
    if PAGE_NUMBER.fullmatch(lines[0]):
        firsts = [int(re.findall(r"\d+", line)[0]) for line in lines]
        return len({first - number for first, number in zip(firsts, numbers, strict=True)}) == 1
    return "\t" not in shape and len(lines) >= REPEATED and len(lines) * 2 > pages and len(set(lines)) <= 2 and len(shape) < 40
