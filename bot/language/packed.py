"""Words with numbers in a trie (marisa-trie): half a million of them in 2 MB of a file, where a dict takes 60 MB of memory.

A file of them is mapped: only the pages that are read become resident, and all processes of a machine share them.
"""

import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from marisa_trie import RecordTrie

_NUMBER = "<I"  # 0 to 4,294,967,295
_NUL = "\N{NULL}"


class PackedWords(Mapping[str, int]):
    """A mapping of words to numbers from 0 to 4,294,967,295 that cannot be changed. Made with `of` or `open`.

    No word holds a NUL: the trie mistakes it for an end.
    """

    def __init__(self, trie: RecordTrie) -> None:
        self._trie = trie

    @classmethod
    def of(cls, words: Mapping[str, int]) -> "PackedWords":
        """The same words, in memory; raises `ValueError` for one with a NUL."""
        if any(_NUL in word for word in words):
            raise ValueError("a word with a NUL")
        return cls(RecordTrie(_NUMBER, ((word, (number,)) for word, number in words.items())))

    @classmethod
    def open(cls, path: Path) -> "PackedWords":
        """The words of a file that `save` wrote; raises `ValueError` where it cannot be read or holds something else."""
        trie = RecordTrie(_NUMBER)
        try:
            trie.mmap(str(path))
        except RuntimeError as error:
            raise ValueError(f"no packed words: {error}") from error
        return cls(trie)

    def save(self, path: Path) -> None:
        """Write a file that other processes see whole or not at all."""
        write_whole(path, self._trie.tobytes())

    def get(self, word: str, default: int | None = None) -> int | None:  # type: ignore[override]
        """The number of `word`, or `default`."""
        try:
            found = None if _NUL in word else self._trie.get(word)
        except UnicodeEncodeError:  # half of a character, as broken JSON has it
            return default
        return found[0][0] if found else default

    def __getitem__(self, word: str) -> int:
        found = self.get(word)
        if found is None:
            raise KeyError(word)
        return found

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self.get(word) is not None

    def __iter__(self) -> Iterator[str]:
        return (word for word, _ in self._trie.iteritems())

    def __len__(self) -> int:
        return len(self._trie)


def write_whole(path: Path, content: bytes | memoryview) -> None:
    """Write a file that other processes see whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        os.fchmod(handle, 0o644)  # whoever runs need not be who trained
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


class Overlay(dict[str, int]):
    """Words of one's own before a shared mapping: what jieba adds to its dictionary, without a copy of half a million words."""

    def __init__(self, below: Mapping[str, int]) -> None:
        super().__init__()
        self._below = below

    def __missing__(self, word: str) -> int:
        return self._below[word]

    def __contains__(self, word: object) -> bool:
        return super().__contains__(word) or word in self._below

    def get(self, word: str, default: int | None = None) -> int | None:  # type: ignore[override]
        """The number of `word`, its own or the shared one."""
        own = super().get(word)
        return self._below.get(word, default) if own is None else own
