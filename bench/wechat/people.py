"""People who ask at once, each with the platform behind them: three calls of five seconds, then the next message or the interface."""

import asyncio
import time
from dataclasses import dataclass

import aiohttp

from tests.wechat.interface import Interface
from tests.wechat.platform import Platform

PATIENCE = 5.0  # seconds of one call
TRIES = 3
LATER = 15.0  # seconds after which a person fetches the answer, and again
FETCHES = 20
SENT_WITHIN = 300.0  # seconds for an answer by the interface


@dataclass(frozen=True)
class Result:
    """How a person was answered: `passive` in the first call, `retry` in a further one, `sent`, `fetched` or `lost`, and after how long."""

    way: str
    seconds: float


class Person:
    """One person who asks one question."""

    def __init__(self, number: int, address: str, http: aiohttp.ClientSession, interface: Interface) -> None:
        self.platform = Platform(person=f"oBench{number}")
        self._address, self._http, self._interface = address, http, interface

    async def ask(self, question: str) -> Result:
        """Ask, and wait until there is an answer by one of the ways."""
        began = time.monotonic()
        tries, seen = await self._send(question)
        if seen is None and tries <= TRIES:
            return await self._wait_for_sent(began)
        if seen is not None and "回复 1 看答复" in seen:
            return await self._fetch(began)
        if seen is None:
            return Result("lost", time.monotonic() - began)
        return Result("passive" if tries == 1 else "retry", time.monotonic() - began)

    async def _send(self, content: str) -> tuple[int, str | None]:
        """The number of the call that got a reply (beyond the last for none), and what the person sees."""
        message = self.platform.text(content)
        for tries in range(1, TRIES + 1):
            query, body = self.platform.call(message)
            try:
                async with self._http.post(self._address, params=query, data=body, timeout=aiohttp.ClientTimeout(total=PATIENCE)) as reply:
                    text = await reply.text()
                if reply.status == 200:
                    return tries, self.platform.read(text)
            except (asyncio.TimeoutError, aiohttp.ClientError):
                continue
        return TRIES + 1, None

    async def _wait_for_sent(self, began: float) -> Result:
        while time.monotonic() - began < SENT_WITHIN:
            if any(to == self.platform.person for to, _ in self._interface.sent):
                return Result("sent", time.monotonic() - began)
            await asyncio.sleep(0.2)
        return Result("lost", time.monotonic() - began)

    async def _fetch(self, began: float) -> Result:
        for _ in range(FETCHES):
            await asyncio.sleep(LATER)
            _, seen = await self._send("1")
            if seen is not None and "回复 1 看答复" not in seen:
                return Result("fetched", time.monotonic() - began)
        return Result("lost", time.monotonic() - began)


async def all_at_once(people: int, questions: list[str], address: str, interface: Interface) -> list[Result]:
    """Let so many people ask within the same second."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:
        asking = []
        for number in range(people):
            person = Person(number, address, http, interface)
            asking.append(asyncio.ensure_future(person.ask(questions[number % len(questions)])))
            await asyncio.sleep(1 / people)
        return await asyncio.gather(*asking)
