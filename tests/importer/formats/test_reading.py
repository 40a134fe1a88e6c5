"""From a file to its text, whatever its kind."""

import os
import resource
from pathlib import Path

import pytest

from bot.errors import FileKindError, FileTooLargeError, PolicyFileError
from bot.importer.formats.reading import LIMIT, read_file
from bot.importer.pipeline import import_file

CORPUS = Path(os.environ.get("XINSHIMIN_CORPUS") or Path(__file__).parents[4] / "shared" / "corpus")
UNITS = ["一、全面取消落户限制。", "二、将农民工纳入公共租赁住房保障范围，按月发放租赁补贴。"]
TEXT = "\n".join(UNITS) + "\n"


@pytest.fixture(params=["txt", "gb18030", "utf16", "md", "html", "docx", "pdf", "xlsx", "csv"])
def good(request, tmp_path, word, workbook, pdf):
    """The same notice in each format, under a name that says nothing; and the format."""
    made = {
        "txt": lambda: (TEXT.encode(), "text"),
        "gb18030": lambda: (TEXT.encode("gb18030"), "text"),
        "utf16": lambda: (TEXT.encode("utf-16"), "text"),
        "md": lambda: (f"# 通知\n\n{TEXT}".encode(), "markdown"),
        "html": lambda: (f"<html><body>{''.join(f'<p>{unit}</p>' for unit in UNITS)}</body></html>".encode(), "html"),
        "docx": lambda: (word(*UNITS), "docx"),
        "pdf": lambda: (pdf(UNITS), "pdf"),
        "xlsx": lambda: (workbook(表=[[unit] for unit in UNITS]), "xlsx"),
        "csv": lambda: ("\n".join(UNITS).encode(), "csv"),
    }
    data, name = made[request.param]()
    path = tmp_path / ("通知.csv" if name == "csv" else "通知.dat")
    path.write_bytes(data)
    return path, name


def test_a_notice_is_read_from_any_format_under_any_name(good):
    path, name = good
    extracted = read_file(path)
    assert extracted.format == name
    assert [line for line in extracted.text.splitlines() if line.startswith(("一", "二"))] == UNITS


def test_a_notice_of_any_format_becomes_clauses(good):
    path, _ = good
    draft = import_file("d", path)
    assert [clause.text for clause in draft.clauses] == [unit[2:] for unit in UNITS]
    assert list(read_file(path).warnings) == draft.warnings


@pytest.fixture
def bad(tmp_path, word, workbook, pdf, locked, picture, packed, parts_of):
    """Bad files by what is wrong with them."""
    jpeg = tmp_path / "jpeg"
    picture.save(jpeg, "JPEG")
    scan = pdf([], draw=lambda canvas, number: canvas.drawInlineImage(picture, 0, 0, 500, 700))
    parts = parts_of(word("一、"))
    return {
        "empty": b"",
        "blank": b"\xef\xbb\xbf \r\n\t\n",
        "zeros": bytes(5000),
        "jpeg": jpeg.read_bytes(),
        "exe": b"MZ\x90\0" + bytes(200),
        "zip": packed({"通知.docx": word("一、")}),
        "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le"),
        "scan": scan,
        "locked docx": locked(word("一、")),
        "locked xlsx": locked(workbook(表=[["甲"]])),
        "locked pdf": pdf(UNITS, encrypt="机密"),
        "half a docx": word("一、")[:5000],
        "half a pdf": pdf(UNITS)[:900],
        "empty docx": word(),
        "empty xlsx": workbook(表=[]),
        "bomb": packed(parts | {"word/document.xml": b" " * (3 * LIMIT)}),
        "many laughs": packed(parts | {"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        "noise": bytes(range(256)) * 40,
        "too large": b"a" * (LIMIT + 1),
    }


def test_every_bad_file_is_refused_in_one_sentence_that_names_it_and_nothing_is_written(tmp_path, bad):
    folder = tmp_path / "in"
    folder.mkdir()
    for name, data in bad.items():
        path = folder / f"{name}.docx"
        path.write_bytes(data)
        with pytest.raises(PolicyFileError) as caught:
            read_file(path)
        told = str(caught.value)
        assert told.startswith(f"{path}：") and told.endswith("。") and told.count("。") == 1 and "请" in told, name
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"{name}.docx" for name in bad)


@pytest.mark.parametrize(("name", "error"), [("too large", FileTooLargeError), ("jpeg", FileKindError), ("zip", FileKindError)])
def test_errors_carry_their_data(tmp_path, bad, name, error):
    path = tmp_path / "a"
    path.write_bytes(bad[name])
    with pytest.raises(error):
        read_file(path)


def test_a_large_file_is_not_read_beyond_its_limit(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(8 * 1024**3)  # a sparse file
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(FileTooLargeError) as caught:
        read_file(path)
    assert caught.value.megabytes == 8192.0
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024


def test_the_limit_can_be_set(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    size = path.stat().st_size
    assert read_file(path, limit=size).text == TEXT
    with pytest.raises(FileTooLargeError):
        read_file(path, limit=size - 1)
    with pytest.raises(FileTooLargeError):
        import_file("d", path, limit=size - 1)


def test_a_missing_file_and_a_folder_are_told(tmp_path):
    with pytest.raises(PolicyFileError, match="文件不存在"):
        read_file(tmp_path / "none.txt")
    with pytest.raises(PolicyFileError, match="文件夹"):
        read_file(tmp_path)


FILES = sorted(path for path in CORPUS.glob("*/*") if path.suffix in (".txt", ".md", ".html"))


def test_every_file_of_the_corpus_is_read():
    if not FILES:
        assert os.environ.get("CI") != "true", f"no corpus in {CORPUS}"
        pytest.skip(f"no corpus in {CORPUS}; set XINSHIMIN_CORPUS")
    for path in FILES:
        extracted = read_file(path)
        assert extracted.warnings == () and "\r" not in extracted.text
        assert path.suffix == ".html" or extracted.text == path.read_text(encoding="utf-8-sig")
