"""What kind of file it is, whatever its name says."""

import io

import pytest

from bot.errors import FileKindError, PolicyFileError
from bot.importer.formats.recognise import OLE, recognise


def ole(*streams):
    return OLE + bytes(504) + b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in streams)


@pytest.mark.parametrize(("name", "data", "kind"), [
    ("a.txt", "一、总体要求".encode(), "text"),
    ("a.md", "# 条例".encode(), "text"),
    ("a.csv", "序号,任务".encode(), "csv"),
    ("a.TSV", "序号\t任务".encode(), "csv"),
    ("a.txt", b"%PDF-1.7\n", "pdf"),
    ("a.doc", b"\n%PDF-1.4\n", "pdf"),
    ("a.txt", b"PK\x03\x04rest", "zip"),
    ("a.txt", b"<!DOCTYPE html><html><body>", "html"),
    ("a.doc", "\ufeff <HTML xmlns='x'>".encode(), "html"),
    ("a.htm", "<html>".encode("utf-16"), "html"),
    ("a.html", "<p>甲</p><p>乙</p><div>丙</div>".encode("gb18030"), "html"),
    ("a.txt", "申请表见 <附件>，其中 a<b 的不受理".encode(), "text"),
    ("a.txt", "MZ 是一个缩写".encode(), "text"),
])  # fmt: skip
def test_the_bytes_say_what_it_is(name, data, kind):
    assert recognise(name, data) == kind


@pytest.mark.parametrize(("data", "what", "advice"), [
    (b"MZ\x90\0\x03\0\0\0", "程序", "换成"),
    (b"\x7fELF\x02\x01", "程序", "换成"),
    (b"Rar!\x1a\x07\x01\0", "压缩包", "解压"),
    (b"7z\xbc\xaf\x27\x1c", "压缩包", "解压"),
    (b"\x1f\x8b\x08", "压缩包", "解压"),
    (b"{\\rtf1\\ansi", "RTF", "docx"),
    (b"\0\0\0\x20ftypisom", "音频或视频", "换成"),
    (b"RIFF\x24\0\0\0WEBPVP8 ", "图片", "OCR"),
    (b"From: <Saved by Blink>\r\nSnapshot-Content-Location: http", "mht", "仅 HTML"),
    (ole("Root Entry", "WordDocument"), "doc", "docx"),
    (ole("Root Entry", "Workbook"), "xls", "xlsx"),
    (ole("Root Entry"), "旧版 Office", "另存为"),
])  # fmt: skip
def test_a_file_of_another_kind_is_named_with_what_to_do(data, what, advice):
    with pytest.raises(FileKindError, match=advice) as caught:
        recognise("下载/通知.docx", data)
    assert what in caught.value.kind
    assert str(caught.value).startswith("下载/通知.docx：")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "BMP", "TIFF"])
def test_a_picture_is_sent_to_character_recognition(picture, kind):
    saved = io.BytesIO()
    picture.save(saved, kind)
    with pytest.raises(FileKindError, match="OCR"):
        recognise("a.txt", saved.getvalue())


def test_an_office_file_behind_a_password_is_no_old_office_file(word, locked):
    with pytest.raises(PolicyFileError, match="打开密码") as caught:
        recognise("a.docx", locked(word("一、")))
    assert not isinstance(caught.value, FileKindError)
