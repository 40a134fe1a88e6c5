"""Lines of the pages of a PDF, from a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.importer.formats import pdf_pages

ROOT = Path(__file__).parents[3]


@pytest.fixture
def run(tmp_path):
    def start(data):
        path = tmp_path / "a.pdf"
        path.write_bytes(data)
        command = [sys.executable, "-m", "bot.importer.formats.pdf_pages", str(path)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=120, check=False)
        return [json.loads(line) for line in done.stdout.splitlines()]

    return start


def test_each_page_is_told_from_top_to_bottom(run, pdf):
    def foot(canvas, number):
        canvas.drawString(290, 40, f"— {number} —")  # first in the stream, last on the page

    pages = run(pdf(["一、总体要求", "坚持以人为本，推动农业转"], ["移人口市民化。"], draw=foot))
    assert pages == [
        {"lines": ["一、总体要求", "坚持以人为本，推动农业转", "— 1 —"], "images": 0}, {"lines": ["移人口市民化。", "— 2 —"], "images": 0},
    ]  # fmt: skip


def ruled(canvas, rows):
    """Draw a table of three columns, 40 high each row; a cell may have two lines."""
    for index in range(len(rows) + 1):
        canvas.line(72, 600 - 40 * index, 472, 600 - 40 * index)
    for x in (72, 122, 322, 472):
        canvas.line(x, 600, x, 600 - 40 * len(rows))
    for index, row in enumerate(rows):
        for x, cell in zip((76, 126, 326), row, strict=True):
            for count, line in enumerate(cell.split("\n")):
                canvas.drawString(x, 600 - 40 * index - 16 - 14 * count, line)


def test_a_ruled_table_is_told_row_by_row_in_its_place(run, pdf):
    rows = [["序号", "主要任务", "责任单位"], ["1", "全面取消落户\n限制", "公安局、省级\n公安部门"], ["2", "居住证", "公安局"]]
    pages = run(pdf(["表前"], draw=lambda canvas, number: (ruled(canvas, rows), canvas.drawString(72, 300, "表后"))))
    assert pages[0]["lines"] == [
        "表前", "序号\t主要任务\t责任单位", "1\t全面取消落户 限制\t公安局、省级 公安部门", "2\t居住证\t公安局", "表后",
    ]  # fmt: skip


def test_words_beside_a_table_are_not_lost(run, pdf):
    rows = [["序号", "主要任务", "责任单位"], ["1", "取消限制", "公安局"], ["2", "居住证", "公安局"]]
    text = "".join(run(pdf(["表前"], draw=lambda canvas, number: (ruled(canvas, rows), canvas.drawString(490, 545, "旁注"))))[0]["lines"])
    assert all(word in text for word in ("旁注", "取消限制", "居住证", "责任单位"))


def test_letters_printed_twice_to_look_bold_count_once(run, pdf):
    assert run(pdf(["通知"], draw=lambda canvas, number: canvas.drawString(72.3, 770, "通知")))[0]["lines"] == ["通知"]


def test_pictures_are_counted(run, pdf, picture):
    pages = run(pdf([], draw=lambda canvas, number: canvas.drawInlineImage(picture, 0, 0, 500, 700)))
    assert pages == [{"lines": [], "images": 1}]


def test_errors_are_told_apart(run, pdf):
    assert run(pdf(["一、"], encrypt="机密"))[-1] == {"error": "password"}
    assert run(b"%PDF-1.4\nnothing")[-1] == {"error": "damaged"}


def test_the_process_limits_its_own_memory():
    if sys.platform != "linux":
        pytest.skip("only Linux holds a process to RLIMIT_AS")
    code = f"from bot.importer.formats import pdf_pages as p; p._limit_memory(); bytearray({pdf_pages.MEMORY})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert b"MemoryError" in done.stderr
