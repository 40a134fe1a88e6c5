"""Zips are looked into before they are opened."""

import io
import struct
import zipfile

import pytest

from bot.errors import FileKindError, FileTooLargeError, PolicyFileError
from bot.importer.formats.archive import MEGABYTE, check_archive, megabytes

LIMIT = MEGABYTE


def test_office_files_are_known_by_what_is_in_them(word, workbook):
    assert check_archive("a.zip", word("一、"), LIMIT) == "docx"
    assert check_archive("a.zip", workbook(表=[["甲"]]), LIMIT) == "xlsx"


@pytest.mark.parametrize(("part", "what"), [
    ("通知.docx", "压缩包"), ("ppt/presentation.xml", "pptx"), ("OFD.xml", "OFD"), ("content.xml", "OpenDocument"),
    ("xl/workbook.bin", "xlsb"), ("word/document.xml", "宏"), ("xl/workbook.xml", "模板"),
])  # fmt: skip
def test_another_zip_is_named(packed, part, what):
    with pytest.raises(FileKindError) as caught:
        check_archive("a.docx", packed({part: b"<a/>"}), LIMIT)
    assert what in caught.value.kind


def test_a_part_that_would_grow_too_large_is_not_opened(word, packed, parts_of):
    parts = parts_of(word("一、"))
    with pytest.raises(FileTooLargeError) as caught:
        check_archive("a.docx", packed(parts | {"word/document.xml": b" " * (3 * MEGABYTE)}), LIMIT)
    assert caught.value.megabytes == 3.0 and caught.value.limit == 2.0


def test_a_sheet_is_streamed_and_may_be_larger_than_a_document(workbook, packed, parts_of):
    parts = parts_of(workbook(表=[["甲"]]))
    rows = b"".join(b"%d " % (number * number) for number in range(500_000))
    sizes = {4: rows[: 4 * MEGABYTE], 6: rows[: 4 * MEGABYTE] + rows[: 2 * MEGABYTE]}
    assert check_archive("a.xlsx", packed(parts | {"xl/worksheets/sheet1.xml": sizes[4]}), LIMIT) == "xlsx"
    with pytest.raises(FileTooLargeError):
        check_archive("a.xlsx", packed(parts | {"xl/worksheets/sheet1.xml": sizes[6]}), LIMIT)


def test_many_parts_that_would_grow_too_large_together_are_not_opened(word, packed, parts_of):
    parts = parts_of(word("一、")) | {f"word/media/{number}.bin": bytes(MEGABYTE) for number in range(11)}
    with pytest.raises(FileTooLargeError):
        check_archive("a.docx", packed(parts), LIMIT)


def test_what_is_packed_beyond_reason_is_taken_for_a_bomb(word, packed, parts_of):
    parts = parts_of(word("一、")) | {"word/media/a.bin": bytes(9 * MEGABYTE)}
    with pytest.raises(PolicyFileError, match="压缩炸弹"):
        check_archive("a.docx", packed(parts), LIMIT)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_part_with_entities_is_refused(word, packed, parts_of, encoding):
    laughs = "".join(f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' for number in range(1, 10))
    bomb = f'<?xml version="1.0" encoding="{encoding}"?><!--{" " * MEGABYTE}--><!DOCTYPE w [<!ENTITY l0 "哈">{laughs}]><w>&l9;</w>'
    with pytest.raises(PolicyFileError, match="实体定义"):
        check_archive("a.docx", packed(parts_of(word("一、")) | {"word/document.xml": bomb.encode(encoding)}), 4 * MEGABYTE)


def test_a_zip_behind_a_password_says_so(word):
    data = bytearray(word("一、"))
    for at in range(len(data)):
        if data[at : at + 4] == b"PK\x01\x02":
            data[at + 8 : at + 10] = struct.pack("<H", 1)
    with pytest.raises(PolicyFileError, match="有密码"):
        check_archive("a.docx", bytes(data), LIMIT)


@pytest.mark.parametrize("cut", [0.2, 0.6, 0.95])
def test_a_zip_that_was_cut_off_is_damaged(word, cut):
    data = word("一、")
    with pytest.raises(PolicyFileError, match="已损坏"):
        check_archive("a.docx", data[: int(len(data) * cut)], LIMIT)


def test_a_zip_with_changed_bytes_is_damaged(word):
    data = bytearray(word("一、" * 500))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        at = archive.getinfo("word/document.xml").header_offset + 60
    data[at : at + 30] = bytes(30)
    with pytest.raises(PolicyFileError, match="已损坏"):
        check_archive("a.docx", bytes(data), LIMIT)


def test_sizes_are_told_in_megabytes_and_never_too_small():
    assert megabytes(20 * MEGABYTE) == 20.0
    assert megabytes(20 * MEGABYTE + 1) == 20.1
