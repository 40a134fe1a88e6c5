"""A quick stand-in for the sentence encoders: texts that share pairs of characters are near."""

import zlib

import numpy as np

SIZE = 256


class PairEncoder:
    """Counts pairs of characters."""

    name, weight = "pairs", 1.0

    def encode(self, texts):
        rows = np.zeros((len(texts), SIZE), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for first, second in zip(text, text[1:] + "$", strict=True):
                row[zlib.crc32((first + second).encode()) % SIZE] += 1
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
