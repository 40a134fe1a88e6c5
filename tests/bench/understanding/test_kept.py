"""Trainings of earlier runs."""

import sys

import pytest

from bench.understanding.kept import FILE, clear, read, train_or_keep
from bench.understanding.system import System, Training

TRAINING = Training(100.0, 50.0, 200.0, 3.0)


def system(folder, made_of="abc"):
    return System("small", sys.executable, folder, {}, [], lambda: folder / "model", lambda model: (), "", made_of)


@pytest.fixture
def trained(tmp_path):
    """A folder with a model, and the systems that were trained."""
    asked = []

    def train(one):
        asked.append(one.made_of)
        (tmp_path / "model").write_text("model")
        return TRAINING

    return tmp_path, asked, train


def test_the_same_is_trained_once(trained):
    folder, asked, train = trained
    first = train_or_keep(system(folder), train)
    assert train_or_keep(system(folder), train) == first == (TRAINING, read(folder).ended) and asked == ["abc"]


@pytest.mark.parametrize("made_of", ["other", ""])
def test_what_would_become_another_model_is_trained_anew(trained, made_of):
    folder, asked, train = trained
    for one in ("abc", made_of, made_of):
        train_or_keep(system(folder, one), train)
    assert asked == (["abc", "other"] if made_of else ["abc", "", ""])


def test_without_its_model_a_training_counts_for_nothing(trained):
    folder, asked, train = trained
    train_or_keep(system(folder), train)
    (folder / "model").unlink()
    train_or_keep(system(folder), train)
    assert len(asked) == 2


def test_nothing_is_read_where_nothing_was_left(tmp_path):
    assert read(tmp_path) is None


def test_a_folder_is_cleared_but_for_what_is_kept(tmp_path):
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "rasa.log").write_text("x")
    (tmp_path / FILE).write_text("{}")
    (tmp_path / "store.db").write_text("x")
    clear(tmp_path, (FILE,))
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    clear(tmp_path)
    clear(tmp_path / "missing")
    assert list(tmp_path.iterdir()) == []
