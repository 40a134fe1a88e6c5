"""What was worked out lately, kept for when it is wanted again: bounded, and safe for several threads."""

from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

from cachetools import LRUCache

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """The `size` values that were put in or taken out last, by their keys."""

    def __init__(self, size: int) -> None:
        self._values: LRUCache[Key, Value] = LRUCache(size)
        self._lock = Lock()

    def get(self, key: Key) -> Value | None:
        """The value of `key`, or None where it is not kept (any more)."""
        with self._lock:
            return self._values.get(key)

    def put(self, key: Key, value: Value) -> None:
        """Keep `value`; what was not wanted for longest goes."""
        with self._lock:
            self._values[key] = value

    def __len__(self) -> int:
        return len(self._values)
