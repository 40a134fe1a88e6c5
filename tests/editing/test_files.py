"""Which files an import means."""

import hashlib

import pytest

from bot.editing.files import find_files, hash_of, kind_of
from bot.errors import PolicyFileError


def lay(root, *names):
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name, encoding="utf-8")


def test_folders_give_their_files_but_hidden_ones_and_readmes(tmp_path):
    lay(tmp_path, "b.txt", "a/c.md", "a/.hidden", "a/~$c.docx", "README.md", ".git/config", "a/Thumbs.db")
    assert [path.relative_to(tmp_path).as_posix() for path in find_files([tmp_path])] == ["a/c.md", "b.txt"]


def test_a_folder_with_a_policy_yml_is_one(tmp_path):
    lay(tmp_path, "town/source.txt", "town/policy.yml", "x.txt")
    assert find_files([tmp_path]) == [tmp_path / "town", tmp_path / "x.txt"]
    assert kind_of(tmp_path / "town") == kind_of(tmp_path / "town" / "policy.yml") == "folder"


def test_a_file_named_is_meant_whatever_its_name_and_once(tmp_path):
    lay(tmp_path, "README.md")
    assert find_files([tmp_path / "README.md", tmp_path / "README.md"]) == [tmp_path / "README.md"]
    with pytest.raises(PolicyFileError, match="没有这个文件"):
        find_files([tmp_path / "nothing"])


def test_kinds_are_told_by_what_a_file_is(tmp_path):
    lay(tmp_path, "a.xlsx", "b.yml", "c.txt")
    assert [kind_of(tmp_path / name) for name in ("a.xlsx", "b.yml", "c.txt")] == ["document", "yml", "document"]


def test_a_hash_is_that_of_the_bytes(tmp_path):
    lay(tmp_path, "a.txt", "town/source.txt", "town/policy.yml")
    assert hash_of(tmp_path / "a.txt") == hashlib.sha256(b"a.txt").hexdigest()
    before = hash_of(tmp_path / "town")
    (tmp_path / "town" / "policy.yml").write_text("other", encoding="utf-8")
    assert hash_of(tmp_path / "town") != before
    with pytest.raises(PolicyFileError, match="打不开"):
        hash_of(tmp_path / "nothing")
