"""Passwords: Argon2id, and what makes one good enough."""

import threading
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 10, 200
AT_ONCE = 2  # each takes 64 MB and a processor for a moment: more would stop everybody's work


class Passwords:
    """Hashes and checks passwords, few at a time. The default figures are RFC 9106's for machines with little memory."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._turns = threading.BoundedSemaphore(AT_ONCE)
        self._nobody: str | None = None

    def hash(self, password: str) -> str:
        """What is stored of `password`."""
        with self._turns:
            return self._hasher.hash(_plain(password))

    def fits(self, stored: str | None, password: str) -> bool:
        """Whether `password` is the one that `stored` was made of; None (no such account) takes as long and never fits."""
        if stored is None:
            self._nobody = self._nobody or self.hash("nobody")
        with self._turns:
            try:
                return self._hasher.verify(stored or self._nobody or "", _plain(password)) and stored is not None
            except (VerificationError, InvalidHashError):
                return False

    def is_stale(self, stored: str) -> bool:
        """Whether `stored` was made with other figures than those of now."""
        return self._hasher.check_needs_rehash(stored)


def weakness(password: str, name: str) -> str | None:
    """Why `password` is not good enough for the account `name`, in one sentence; None where it is."""
    plain = _plain(password)
    if not SHORTEST <= len(plain) <= LONGEST:
        return f"密码要有 {SHORTEST} 到 {LONGEST} 个字符"
    if name.casefold() in plain.casefold():
        return "密码里不要有登录名"
    if len(set(plain)) < 5 or plain.isdigit() or (plain.isascii() and plain.isalpha()):
        return "密码太简单，请把字母、数字和符号混着用，或用几个不相干的词"
    return None


def _plain(password: str) -> str:
    """The same signs, however the keyboard puts them together (as RFC 8265 wants it)."""
    return unicodedata.normalize("NFC", password)
