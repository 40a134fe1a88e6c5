"""PDF files with a text layer."""

import re
import zlib

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from bot.errors import PolicyFileError
from bot.importer.formats import pdf as module
from bot.importer.formats.pdf import read_pdf
from bot.importer.pipeline import import_text

WIDTH = 34
UNITS = [
    "（一）全面取消落户限制。全面取消在就业地居住半年以上、有固定住所农业转移人口的落户限制，实行农村籍大学生“来去自由”的落户政策。",
    "（二）完善住房保障体系。将符合条件的农业转移人口纳入公共租赁住房保障范围，向青年农民工发放租赁补贴，补贴标准为每平方米 37 元。",
]


def wrapped(text):
    return [text[start : start + WIDTH] for start in range(0, len(text), WIDTH)]


LINES = ["一、主要任务", *(line for unit in UNITS for line in wrapped(unit))]


@pytest.mark.parametrize("foot", ["— {} —", "{}", "第 {} 页", "第{}页 共2页", "- {} -", "{}/2"])
def test_a_notice_over_two_pages_gives_its_clauses_word_for_word(pdf, foot):
    data = pdf(LINES[:3], LINES[3:], draw=lambda canvas, number: canvas.drawCentredString(297, 40, foot.format(number)))
    extracted = read_pdf("a.pdf", data)
    draft = import_text("d", extracted.text)
    assert [clause.text for clause in draft.clauses] == [re.sub(r"(?<=\D) | (?=\D)", "", unit[3:]) for unit in UNITS]
    assert extracted.format == "pdf"


def test_running_heads_and_feet_are_taken_off_and_told(pdf):
    def furniture(canvas, number):
        canvas.drawString(72, 810, "某市人民政府公报")
        canvas.drawString(72, 60, "内部资料")
        canvas.drawString(290, 40, str(number))

    extracted = read_pdf("a.pdf", pdf(*[[f"{number}、甲乙丙丁戊己庚辛壬癸"] for number in "一二三四"], draw=furniture))
    assert extracted.text.splitlines() == [f"{number}、甲乙丙丁戊己庚辛壬癸" for number in "一二三四"]
    assert "某市人民政府公报" in extracted.warnings[0] and "内部资料" in extracted.warnings[0]


def test_numbers_that_do_not_count_pages_stay(pdf):
    extracted = read_pdf("a.pdf", pdf(["每平方米补贴标准（元）如下表所示：", "37"], ["家庭年人均收入（元）如下表所示：", "49952"]))
    assert "37" in extracted.text.splitlines() and extracted.warnings == ()


def scan(picture, canvas):
    canvas.drawInlineImage(picture, 0, 0, 500, 700)


def test_a_scan_is_sent_to_character_recognition(pdf, picture):
    for page in ([], ["扫描全能王"]):
        with pytest.raises(PolicyFileError, match=r"扫描件.*OCR") as caught:
            read_pdf("下载/通知.pdf", pdf(page, page, draw=lambda canvas, number: scan(picture, canvas)))
        assert caught.value.path == "下载/通知.pdf"


def test_one_page_that_is_a_picture_is_told(pdf, picture):
    data = pdf(LINES, [], LINES, draw=lambda canvas, number: scan(picture, canvas) if number == 2 else None)
    assert "第 2 页" in read_pdf("a.pdf", data).warnings[0]


def test_a_file_without_text_or_pictures_is_refused(pdf):
    with pytest.raises(PolicyFileError, match="没有可复制的文字"):
        read_pdf("a.pdf", pdf([]))


def test_a_file_behind_a_password_says_so(pdf):
    with pytest.raises(PolicyFileError, match="打开密码"):
        read_pdf("a.pdf", pdf(LINES, encrypt="机密"))


def test_a_file_that_only_forbids_printing_is_read(pdf):
    def latin(canvas, number):
        canvas.setFont("Helvetica", 12)
        canvas.drawString(72, 700, "Public rental housing")

    data = pdf([], draw=latin, encrypt=StandardEncryption("", "owner", canPrint=0, canCopy=0))
    assert read_pdf("a.pdf", data).text == "Public rental housing\n"


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9])
def test_a_file_that_was_cut_off_is_refused(pdf, cut):
    data = pdf(LINES, LINES)
    with pytest.raises(PolicyFileError):
        read_pdf("a.pdf", data[: int(len(data) * cut)])


def test_characters_that_copy_as_nonsense_are_refused(monkeypatch):
    monkeypatch.setattr(module, "_pages", lambda path, data: [{"lines": ["\ue001\ue002(cid:12)通知通知通知"], "images": 0}])
    with pytest.raises(PolicyFileError, match="乱码"):
        read_pdf("a.pdf", b"")


def test_a_page_that_would_grow_without_end_is_stopped(pdf):
    """1.8 GB of zeros in 2 MB: the process that reads has no such memory, and this one never sees them."""
    pump = zlib.compressobj(9)
    bomb = b"".join(pump.compress(bytes(1 << 24)) for _ in range(110)) + pump.flush()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(bomb), bomb),
    ]  # fmt: skip
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj%s endobj\n" % (number, one) for number, one in enumerate(objects, 1))
    with pytest.raises(PolicyFileError):
        read_pdf("a.pdf", body + b"trailer<</Root 1 0 R>>")


def test_a_file_that_takes_too_long_is_stopped(pdf, monkeypatch):
    monkeypatch.setattr(module, "SECONDS", 0.01)
    with pytest.raises(PolicyFileError, match="太复杂"):
        read_pdf("a.pdf", pdf(LINES))
