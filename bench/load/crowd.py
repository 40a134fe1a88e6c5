"""A crowd: so many people, each of whom asks the next message as soon as the last one is answered."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import uuid4

import aiohttp
import numpy as np

from bench.understanding.replies import reply_of

PATIENCE = 120  # seconds after which a person gives up
TURNS = 3  # messages of one chat; then somebody else sits down


@dataclass(frozen=True)
class Asked:
    """What became of the messages: seconds of each that was answered, how many got a full answer, how many none at all, seconds of all."""

    each: list[float]
    full: int
    lost: int
    seconds: float

    @property
    def rate(self) -> float:
        """Messages with a full answer, a second."""
        return self.full / self.seconds

    def at(self, share: float) -> float:
        """Milliseconds within which `share` per cent of the answers came."""
        return float(np.percentile(self.each, share)) * 1000 if self.each else float("nan")


def ask_all(address: str, texts: Sequence[str], people: int) -> Asked:
    """Ask everything over REST, `people` at a time; a chat is as long as `TURNS`."""
    return asyncio.run(_ask_all(f"{address}/webhooks/rest/webhook", texts, people))


async def _ask_all(address: str, texts: Sequence[str], people: int) -> Asked:
    waiting, each, counts = iter(texts), [], {"full": 0, "lost": 0}
    connector = aiohttp.TCPConnector(limit=0)

    async def person(session: aiohttp.ClientSession) -> None:
        sender, turns = uuid4().hex, 0
        for text in waiting:
            if turns == TURNS:
                sender, turns = uuid4().hex, 0
            turns += 1
            began = time.perf_counter()
            try:
                async with session.post(address, json={"sender": sender, "message": text}) as response:
                    response.raise_for_status()
                    reply = reply_of(await response.json(content_type=None))
            except (aiohttp.ClientError, asyncio.TimeoutError):
                counts["lost"] += 1
                continue
            each.append(time.perf_counter() - began)
            counts["full"] += reply.full
            counts["lost"] += not reply.said

    started = time.perf_counter()
    timeout = aiohttp.ClientTimeout(total=PATIENCE)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout, trust_env=False) as session:
        await asyncio.gather(*(person(session) for _ in range(people)))
    return Asked(each, counts["full"], counts["lost"], time.perf_counter() - started)
