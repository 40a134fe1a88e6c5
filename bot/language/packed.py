"""Words with numbers, packed into one stretch of bytes: half a million of them in 10 MB of a file where a dict takes 60 MB of memory.

Each word is put into a bucket by the CRC-32 of its bytes in UTF-8, one word to a bucket on average; a word is looked up by going through
its bucket. A file of such bytes is mapped: only the pages that are read become resident, and all processes of a machine share them.
"""

import mmap
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from zlib import crc32

import numpy as np

MAGIC = f"words 1 {sys.byteorder}".encode().ljust(16)
_HEAD = len(MAGIC) + 8  # the mark, how many words, their total; then come where buckets begin, where words begin, the numbers, the words


def pack(words: Mapping[str, int], total: int = 0) -> bytes:
    """The bytes of `PackedWords` for `words`; their numbers, and the `total` kept with them, are 0 to 4,294,967,295."""
    keys = [word.encode() for word in words]
    count = len(keys)
    sums = np.fromiter(map(crc32, keys), np.uint32, count)
    order = np.argsort(sums, kind="stable")
    bits = _bits(count)
    buckets = np.searchsorted(sums[order] >> np.uint32(32 - bits), np.arange((1 << bits) + 1))
    lengths = np.fromiter(map(len, keys), np.uint32, count)[order]
    begins = np.concatenate([[0], np.cumsum(lengths)]) + _HEAD + 4 * (len(buckets) + 2 * count + 1)
    numbers = np.fromiter(words.values(), np.uint32, count)[order]
    tables = [np.asarray(table, np.uint32).tobytes() for table in ([count, total], buckets, begins, numbers)]
    return b"".join([MAGIC, *tables, *(keys[index] for index in order)])


def _bits(count: int) -> int:
    return max(1, min(24, count.bit_length()))


class PackedWords(Mapping[str, int]):
    """A mapping over what `pack` made, in memory or in a file; raises `ValueError` for anything else."""

    def __init__(self, packed: bytes | mmap.mmap) -> None:
        whole = memoryview(packed)
        if len(whole) < _HEAD or bytes(whole[: len(MAGIC)]) != MAGIC:
            raise ValueError("no packed words")
        count, self.total = whole[len(MAGIC) : _HEAD].cast("I")
        self._shift = 32 - _bits(count)
        behind = (1 << _bits(count)) + 1
        tables = whole[_HEAD : _HEAD + 4 * (behind + 2 * count + 1)]
        if tables.nbytes != 4 * (behind + 2 * count + 1) or len(whole) != tables.cast("I")[behind + count]:
            raise ValueError("packed words that are cut off")
        numbers = tables.cast("I")
        self._buckets, self._begins, self._numbers = numbers[:behind], numbers[behind : behind + count + 1], numbers[behind + count + 1 :]
        self.packed = packed

    @classmethod
    def open(cls, path: Path) -> "PackedWords":
        """The words of a file; raises `OSError` where it cannot be read, `ValueError` where it holds something else."""
        with path.open("rb") as file:
            return cls(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))

    def get(self, word: str, default: int | None = None) -> int | None:  # type: ignore[override]
        """The number of `word`, or `default`."""
        key = word.encode(errors="surrogatepass")
        bucket = crc32(key) >> self._shift
        begins = self._begins
        for index in range(self._buckets[bucket], self._buckets[bucket + 1]):
            if self.packed[begins[index] : begins[index + 1]] == key:
                return self._numbers[index]
        return default

    def __getitem__(self, word: str) -> int:
        found = self.get(word)
        if found is None:
            raise KeyError(word)
        return found

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self.get(word) is not None

    def __iter__(self) -> Iterator[str]:
        begins = self._begins
        return (self.packed[begins[index] : begins[index + 1]].decode() for index in range(len(self)))

    def __len__(self) -> int:
        return len(self._numbers)


def write_whole(path: Path, content: bytes | memoryview) -> None:
    """Write a file that other processes see whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
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
