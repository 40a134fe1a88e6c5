"""Ask a running system over its REST channel: one message after another, or many at once."""

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import requests

from bench.understanding.replies import Reply, reply_of

TIMEOUT_SECONDS = 60
AT_ONCE = 16
LOST = Reply(frozenset(), said=False)


@dataclass(frozen=True)
class Load:
    """What came of many chats at once: the replies in order, the seconds of each, and the seconds of all together."""

    replies: list[Reply]
    each: list[float]
    seconds: float

    @property
    def full(self) -> int:
        """How many got a full answer."""
        return sum(reply.full for reply in self.replies)


class Asker:
    """Each message opens a chat of its own. A thread keeps its connection. Of many messages, one without a reply is `LOST`."""

    def __init__(self, address: str) -> None:
        self._address = f"{address}/webhooks/rest/webhook"
        self._threads = threading.local()

    def ask(self, text: str) -> Reply:
        """Send one message of a new chat; raises `requests.RequestException` where nothing answers."""
        response = self._session().post(self._address, json={"sender": uuid4().hex, "message": text}, timeout=TIMEOUT_SECONDS)
        response.raise_for_status()
        return reply_of(response.json())

    def one_by_one(self, texts: Sequence[str]) -> list[float]:
        """Seconds that each message takes when nobody else asks."""
        return [self._timed(text)[1] for text in texts]

    def at_once(self, texts: Sequence[str], watch: Callable[[], None] = lambda: None) -> Load:
        """Ask everything, `AT_ONCE` at a time; `watch` is called after each."""

        def work(text: str) -> tuple[Reply, float]:
            found = self._timed(text)
            watch()
            return found

        started = time.perf_counter()
        with ThreadPoolExecutor(AT_ONCE) as pool:
            found = list(pool.map(work, texts))
        seconds = time.perf_counter() - started
        return Load([reply for reply, _ in found], [each for _, each in found], seconds)

    def _timed(self, text: str) -> tuple[Reply, float]:
        started = time.perf_counter()
        try:
            reply = self.ask(text)
        except requests.RequestException:
            reply = LOST
        return reply, time.perf_counter() - started

    def _session(self) -> Any:
        if not hasattr(self._threads, "session"):
            self._threads.session = requests.Session()
            self._threads.session.trust_env = False  # a proxy named in the environment does not lead to this machine
        return self._threads.session
