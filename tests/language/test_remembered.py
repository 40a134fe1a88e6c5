"""Sentence vectors that are computed once."""

import numpy as np
import pytest

from bot.language.remembered import RememberingEncoder


class Counting:
    """An encoder that says what it was asked for."""

    name, weight = "counting", 2.0

    def __init__(self):
        self.asked = []

    def encode(self, texts):
        self.asked.append(list(texts))
        return np.array([[len(text), 1.0] for text in texts], dtype=np.float32)


@pytest.fixture
def counting():
    return Counting()


def test_a_text_is_encoded_once_also_by_the_next_program(counting, tmp_path):
    encoder = RememberingEncoder(counting, tmp_path / "cache")
    first = encoder.encode(["甲", "乙乙", "甲"])
    assert counting.asked == [["甲", "乙乙"]] and first.tolist() == [[1, 1], [2, 1], [1, 1]]
    again = RememberingEncoder(counting, tmp_path / "cache")
    assert again.encode(["乙乙", "丙丙丙"]).tolist() == [[2, 1], [3, 1]]
    assert counting.asked[1:] == [["丙丙丙"]]
    assert (again.name, again.weight) == ("counting", 2.0)


def test_nothing_gives_nothing(counting, tmp_path):
    assert len(RememberingEncoder(counting, tmp_path).encode([])) == 0 and counting.asked == []


@pytest.mark.parametrize("damage", [b"", b"not vectors", b"PK\x03\x04"])
def test_a_damaged_file_is_made_anew(counting, tmp_path, damage):
    RememberingEncoder(counting, tmp_path).encode(["甲"])
    (file,) = tmp_path.iterdir()
    file.write_bytes(damage)
    assert RememberingEncoder(counting, tmp_path).encode(["甲"]).tolist() == [[1, 1]]
    assert RememberingEncoder(counting, tmp_path).encode(["甲"]).tolist() == [[1, 1]]
    assert len(counting.asked) == 2 and [path.name for path in tmp_path.iterdir()] == [file.name]
