"""Taking the intent model out of Rasa's archive."""

import tarfile

import pytest

from bot.errors import ModelError
from bot.language.archive import unpack_intent_model

FOLDER = "components/train_bot.nlu.intent_classifier.IntentClassifier1"


@pytest.fixture
def pack(tmp_path):
    """Make an archive as Rasa lays it out, with the given files."""

    def pack(**files):
        archive = tmp_path / "model.tar.gz"
        with tarfile.open(archive, "w:gz") as opened:
            for name, content in {"metadata.json": b"{}", **files}.items():
                source = tmp_path / "source"
                source.write_bytes(content)
                opened.add(source, name)
        return archive

    return pack


def test_both_files_of_the_model_are_copied_and_nothing_else(pack, tmp_path):
    archive = pack(**{f"{FOLDER}/intents.json": b'{"names": []}', f"{FOLDER}/intents.npz": b"\x00numbers", f"{FOLDER}/other.bin": b"x"})
    unpack_intent_model(archive, tmp_path / "models" / "new")
    assert {path.name: path.read_bytes() for path in (tmp_path / "models" / "new").iterdir()} == {
        "intents.json": b'{"names": []}',
        "intents.npz": b"\x00numbers",
    }


def test_an_archive_without_the_model_says_which(pack, tmp_path):
    with pytest.raises(ModelError, match=r"model\.tar\.gz 里没有意图模型"):
        unpack_intent_model(pack(**{f"{FOLDER}/intents.json": b"{}"}), tmp_path / "out")


def test_a_missing_or_broken_archive_is_a_model_error(pack, tmp_path):
    with pytest.raises(ModelError, match=r"none\.tar\.gz"):
        unpack_intent_model(tmp_path / "none.tar.gz", tmp_path / "out")
    archive = pack(**{f"{FOLDER}/intents.json": bytes(range(256)) * 500, f"{FOLDER}/intents.npz": b"x" * 50_000})
    whole = archive.read_bytes()
    for broken in (b"", b"no archive", whole[: len(whole) // 2]):
        archive.write_bytes(broken)
        with pytest.raises(ModelError):
            unpack_intent_model(archive, tmp_path / "out")


def test_a_name_that_leads_out_of_the_folder_is_written_into_it(pack, tmp_path):
    unpack_intent_model(pack(**{"../../intents.json": b"{}", "../../intents.npz": b"n"}), tmp_path / "a" / "b" / "out")
    assert sorted(path.name for path in (tmp_path / "a" / "b" / "out").iterdir()) == ["intents.json", "intents.npz"]
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b"]
