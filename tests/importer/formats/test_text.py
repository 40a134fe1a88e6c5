"""Plain text files."""

import pytest

from bot.errors import PolicyFileError
from bot.importer.formats.text import read_text


def test_a_file_is_read_as_it_stands(tmp_path):
    path = tmp_path / "source.txt"
    path.write_bytes("\n一、总体要求 \n　正文\t。\n".encode())
    assert read_text(path) == "\n一、总体要求 \n　正文\t。\n"


@pytest.mark.parametrize("written", ["一、\r\n（一）", "一、\r（一）", "\ufeff一、\n（一）"])
def test_line_ends_and_the_mark_of_other_systems_do_not_matter(tmp_path, written):
    path = tmp_path / "source.txt"
    path.write_bytes(written.encode())
    assert read_text(path) == "一、\n（一）"


@pytest.mark.parametrize(("content", "advice"), [
    (b"", "空的"), (b" \n\t\n", "空的"), ("农牧业转移人口".encode("gb18030"), "UTF-8"),
])  # fmt: skip
def test_a_file_that_cannot_be_used_is_named_with_what_to_do(tmp_path, content, advice):
    path = tmp_path / "source.txt"
    path.write_bytes(content)
    with pytest.raises(PolicyFileError, match=advice) as caught:
        read_text(path)
    assert caught.value.path == str(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(PolicyFileError, match="文件不存在") as caught:
        read_text(tmp_path / "none.txt")
    assert caught.value.path.endswith("none.txt")
