"""Large arrays that are read here and there: kept in a file, and mapped, so that only the pages that are read become resident."""

import logging
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from bot.language.packed import write_whole


class Rearranged:
    """The rows of a table in another order, so that those which are read together lie together; asked for as in their own order."""

    def __init__(self, table: npt.NDArray[Any], order: npt.NDArray[np.intp]) -> None:
        self._table = table
        self._places = np.empty(len(order), np.int32)
        self._places[order] = np.arange(len(order), dtype=np.int32)

    def __getitem__(self, rows: npt.NDArray[np.integer[Any]]) -> npt.NDArray[Any]:
        return np.asarray(self._table[self._places[rows]])


def mapped(array: npt.NDArray[Any], folder: Path, name: str) -> npt.NDArray[Any]:
    """The same numbers from a file in `folder`, which is written where it is missing or cut off; `array` itself where none can be kept."""
    whole = np.ascontiguousarray(array)
    content = whole.data.cast("B")
    path = folder / f"{name}-{crc32(content):08x}.array"
    try:
        if not path.is_file() or path.stat().st_size != whole.nbytes:
            folder.mkdir(parents=True, exist_ok=True)
            write_whole(path, content)
        return np.memmap(path, whole.dtype, "r", shape=whole.shape)
    except (OSError, ValueError) as error:
        logging.getLogger(__name__).warning("%s is not kept in %s: %s", name, folder, error)
        return array
