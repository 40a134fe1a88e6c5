"""Packed words, and an overlay: mappings like the dicts that they stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.packed import Overlay, PackedWords, write_whole

WORDS = {"公租房": 3, "公租": 0, "公": 4_294_967_295, "a": 1, "": 2}
NUMBERS = st.integers(0, 2**32 - 1)
ASKED = st.text(max_size=5)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=5)


@given(st.dictionaries(TEXTS, NUMBERS), st.lists(ASKED))
def test_packed_words_are_the_mapping_that_was_packed(words, asked):
    packed = PackedWords.of(words)
    assert dict(packed) == words and len(packed) == len(words)
    for word in (*words, *asked, *(f"{word}\0{word}" for word in words)):
        assert (word in packed, packed.get(word), packed.get(word, 7)) == (word in words, words.get(word), words.get(word, 7))


def test_a_word_that_is_not_there_is_missing():
    packed = PackedWords.of(WORDS)
    for word in ("租房", "\ud800", "a\0"):
        with pytest.raises(KeyError):
            packed[word]
    assert 3 not in packed and packed["公租"] == 0


def test_a_word_that_the_trie_cannot_hold_is_refused():
    with pytest.raises(ValueError, match="NUL"):
        PackedWords.of({"a\0b": 1})


def test_a_file_is_mapped(tmp_path):
    PackedWords.of(WORDS).save(tmp_path / "words")
    assert dict(PackedWords.open(tmp_path / "words")) == WORDS
    assert [path.name for path in tmp_path.iterdir()] == ["words"]


@pytest.mark.parametrize("damage", [lambda whole: b"", lambda whole: whole[:20], lambda whole: b"x" + whole[1:], lambda whole: whole[:-1]])
def test_anything_else_is_refused(tmp_path, damage):
    PackedWords.of(WORDS).save(tmp_path / "words")
    (tmp_path / "words").write_bytes(damage((tmp_path / "words").read_bytes()))
    with pytest.raises(ValueError):
        PackedWords.open(tmp_path / "words")


def test_a_file_that_is_not_there_is_no_words(tmp_path):
    with pytest.raises(ValueError):
        PackedWords.open(tmp_path / "words")


def test_what_cannot_be_written_leaves_nothing(tmp_path):
    (tmp_path / "words").mkdir()
    with pytest.raises(OSError):
        write_whole(tmp_path / "words", b"...")
    assert [path.name for path in tmp_path.iterdir()] == ["words"]


def test_an_overlay_is_the_shared_mapping_with_words_of_its_own():
    overlay = Overlay(WORDS)
    overlay["公租房"], overlay["新"] = 9, 0
    assert [overlay[word] for word in ("公租房", "新", "a")] == [9, 0, 1]
    assert [overlay.get(word, 5) for word in ("公租房", "新", "a", "无")] == [9, 0, 1, 5]
    assert "新" in overlay and "公" in overlay and "无" not in overlay and overlay.get("无") is None
    with pytest.raises(KeyError):
        overlay["无"]
    assert WORDS["公租房"] == 3 and "新" not in WORDS
