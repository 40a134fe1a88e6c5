"""Files that are sent: a name of their own without tricks, and nothing left behind."""

import io

import pytest

from bot.desk.editing.uploads import for_sender, named, received, safe_name
from bot.editing.reports import ImportReport


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("通知(2024-05-01).txt", "通知(2024-05-01).txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\文件\\通知.docx", "通知.docx"),
        ("..", "文件"),
        ("", "文件"),
        (".htaccess", "htaccess"),
        ("a\x00b\n<c>.txt", "ab -c-.txt"),
        ("长" * 300 + ".pdf", "长" * 80 + ".pdf"),
    ],
)
def test_a_name_is_one_that_a_file_can_have(given, kept):
    assert safe_name(given) == kept


def test_the_file_is_there_for_as_long_as_it_is_read():
    with received(io.BytesIO(b"abc"), "../a.txt") as path:
        assert path.name == "a.txt" and path.read_bytes() == b"abc"
    assert not path.exists() and not path.parent.exists()


def test_nobody_is_told_where_it_lay(tmp_path):
    path = tmp_path / "a.txt"
    assert named(f"{path}：坏了", path) == "a.txt：坏了"
    report = for_sender(ImportReport(str(path), "refused", error=f"{path}：坏了"), path)
    assert (report.file, report.error) == ("a.txt", "a.txt：坏了")
