"""Sentence vectors that are computed once and kept in a folder: for texts that are asked for again and again, like annotated clauses."""

import hashlib
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.language.encoders import Encoder, Vectors

BROKEN = (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile)  # what a damaged file leads to


class RememberingEncoder:
    """An encoder that keeps the vectors of all texts that it is given in `folder`; a damaged or missing file is made anew."""

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        self.name, self.weight = encoder.name, encoder.weight
        self._encoder = encoder
        self._file = folder / f"vectors-{encoder.name}.npz"
        self._known: dict[str, Vectors] | None = None

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text."""
        known = self._load()
        keys = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if missing:
            known.update(zip(missing, self._encoder.encode(list(missing.values())), strict=True))
            self._save(known)
        return np.stack([known[key] for key in keys]) if keys else np.zeros((0, 0), dtype=np.float32)

    def _load(self) -> dict[str, Vectors]:
        if self._known is None:
            try:
                with np.load(self._file, allow_pickle=False) as stored:
                    self._known = dict(zip(stored["keys"].tolist(), stored["vectors"].astype(np.float32), strict=True))
            except BROKEN:
                self._known = {}
        return self._known

    def _save(self, known: dict[str, Vectors]) -> None:
        """Write beside the file and move it into place, so that a reader never sees half of it."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self._file.parent, suffix=".npz", delete=False) as file:
            np.savez(file, keys=np.array(list(known)), vectors=np.stack(list(known.values())))
        Path(file.name).replace(self._file)
