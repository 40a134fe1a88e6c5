"""Fingerprints: the same for the same files, another for any change."""

import shutil

import pytest

from bot.fingerprint import fingerprint


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "policies"
    (root / "baotou").mkdir(parents=True)
    (root / "baotou" / "source.txt").write_text("具有本市户籍的进城务工人员", encoding="utf-8")
    (root / "nantong.txt").write_text("南通", encoding="utf-8")
    return root


def test_it_is_the_same_for_the_same_files_wherever_they_stand_and_in_any_order(folder, tmp_path):
    copy = shutil.copytree(folder, tmp_path / "elsewhere" / folder.name)
    file = tmp_path / "config.yml"
    file.write_text("language: zh", encoding="utf-8")
    assert fingerprint([folder]) == fingerprint([copy])
    assert fingerprint([folder, file]) == fingerprint([file, folder])
    assert fingerprint(iter([folder, file])) == fingerprint([folder, file])


def edit(folder):
    (folder / "baotou" / "source.txt").write_text("具有本市户籍的进城务工人员。", encoding="utf-8")


def rename(folder):
    (folder / "nantong.txt").rename(folder / "nantong2.txt")


def add_an_empty_file(folder):
    (folder / "empty").touch()


def remove(folder):
    (folder / "nantong.txt").unlink()


def move(folder):
    (folder / "nantong.txt").rename(folder / "baotou" / "nantong.txt")


def swap_the_contents(folder):
    first, second = folder / "nantong.txt", folder / "baotou" / "source.txt"
    one, other = first.read_bytes(), second.read_bytes()
    first.write_bytes(other)
    second.write_bytes(one)


def shift_a_byte_to_the_next_file(folder):
    first, second = folder / "baotou" / "source.txt", folder / "nantong.txt"
    whole = first.read_bytes()
    first.write_bytes(whole[:-1])
    second.write_bytes(whole[-1:] + second.read_bytes())


@pytest.mark.parametrize(
    "change", [edit, rename, add_an_empty_file, remove, move, swap_the_contents, shift_a_byte_to_the_next_file], ids=lambda f: f.__name__
)
def test_it_changes_with_the_content_or_the_name_of_a_file(folder, change):
    before = fingerprint([folder])
    change(folder)
    assert fingerprint([folder]) != before


def test_it_changes_with_the_extra_texts(folder):
    prints = [
        fingerprint([folder]),
        fingerprint([folder], "python3.10"),
        fingerprint([folder], "python3.11"),
        fingerprint([], "python3.11"),
    ]
    assert len(set(prints)) == 4
    assert fingerprint([], "a", "b") != fingerprint([], "ab")


def test_it_changes_with_a_single_file(tmp_path):
    file = tmp_path / "config.yml"
    file.write_text("language: zh", encoding="utf-8")
    before = fingerprint([file])
    file.write_text("language: en", encoding="utf-8")
    assert fingerprint([file]) != before


@pytest.mark.parametrize("rubbish", ["__pycache__/a.pyc", "baotou/__pycache__/b.pyc", ".DS_Store", "baotou/.DS_Store"])
def test_what_the_machine_leaves_behind_does_not_count(folder, rubbish):
    before = fingerprint([folder])
    (folder / rubbish).parent.mkdir(exist_ok=True)
    (folder / rubbish).write_bytes(b"\x00")
    assert fingerprint([folder]) == before
