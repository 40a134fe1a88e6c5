"""Free memory goes back to the system where its C library can do that."""

import platform
import weakref
from types import SimpleNamespace

import pytest

from bot.nlu import memory
from bot.nlu.memory import give_back


class Ring:
    """Refers to itself."""

    def __init__(self):
        self.me = self


def test_what_nobody_refers_to_is_freed():
    freed = []
    weakref.finalize(Ring(), freed.append, True)
    give_back()
    assert freed == [True]


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="the C library of GNU has the call")
def test_the_c_library_of_gnu_has_the_call():
    assert give_back()


def test_the_c_library_is_asked_to_keep_nothing_that_is_free(monkeypatch):
    asked = []

    def malloc_trim(keep):
        asked.append(keep)

    monkeypatch.setattr(memory.ctypes, "CDLL", lambda name: SimpleNamespace(malloc_trim=malloc_trim))
    assert give_back() and asked == [0]


def test_another_c_library_is_left_alone(monkeypatch):
    monkeypatch.setattr(memory.ctypes, "CDLL", lambda name: object())
    assert not give_back()
