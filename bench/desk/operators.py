"""Operators at their desks, over HTTP: the queue open all the time, one talk after another, look-ups in between."""

import asyncio
import html
import json
import random
import re
import time
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from bench.desk.citizens import Citizens
from bench.desk.measured import Measured
from bot.errors import ConversationError

PASSWORD = "雨后 7 lanterns"
TOKEN = re.compile(r'<meta name="csrf" content="([0-9a-f]*)">')
FIELD = re.compile(r'name="(q|topic|pick|index)" value="([^"]*)"')
WORDS = ("包头公租房", "gzf baotou", "南通 社保 转移", "包府办发47号 低保", "孩子在成都上学", "居住证怎么办", "nt jzz", "医保异地报销")
ROUNDS = 2  # what a citizen says and gets answered in a talk
NEXT = 5  # an operator takes one of the first so many: others look at the same ones
SAID = 5  # times that a citizen says something until it is kept
ARRIVING = 60.0  # seconds
HEARD = 30.0  # seconds within which a page must show what a citizen said


@dataclass
class Shift:
    """What all operators share: the time they think between two steps (seconds), what happened, and what is still to do."""

    address: str
    citizens: Citizens
    pause: float
    left: int
    measured: Measured = field(default_factory=Measured)
    taken: Counter[int] = field(default_factory=Counter)
    sent: dict[int, list[str]] = field(default_factory=dict)
    second: int = 0
    unheard: int = 0
    twice: int = 0
    faults: Counter[str] = field(default_factory=Counter)


class Operator:
    """One operator in a browser of their own."""

    def __init__(self, name: str, shift: Shift) -> None:
        self.name, self.shift = name, shift
        self._http = aiohttp.ClientSession(
            cookie_jar=aiohttp.CookieJar(unsafe=True),  # the server is an address, no name
            connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=3),  # the server lets go of idle connections after 5 seconds
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=60),
        )
        self._open: list[int] = []
        self._csrf, self._random = "", random.Random(name)

    async def work(self) -> None:
        """Sign in, and take talks until none is left."""
        async with self._http:
            await self._sign_in()
            queue = asyncio.ensure_future(self._watch_queue())
            try:
                while self.shift.left > 0:
                    await self._think()
                    number = self._choose()
                    if number is not None and await self._take(number):
                        await self._talk(number)
            finally:
                queue.cancel()

    async def _sign_in(self) -> None:
        self._csrf = TOKEN.findall((await self._get("/sign-in", None))[1])[0]
        await self._post("/sign-in", "登录", name=self.name, password=PASSWORD)
        self._csrf = TOKEN.findall((await self._get("/", "查询页"))[1])[0]

    async def _watch_queue(self) -> None:
        async for name, _, data in self._events("/talks/events", 0):
            if name == "queue":
                self._open[:] = map(int, re.findall(r"/talks/(\d+)/take", data["html"]))

    def _choose(self) -> int | None:
        return self._random.choice(self._open[:NEXT]) if self._open else None

    async def _take(self, number: int) -> bool:
        status, _ = await self._post(f"/talks/{number}/take", "接手")
        if status == 409:  # somebody was quicker, and the list will say so
            self.shift.second += 1
            self._open[:] = [one for one in self._open if one != number]
            return False
        if status != 303:
            return False
        self.shift.taken[number] += 1
        self.shift.left -= 1
        return True

    async def _talk(self, number: int) -> None:
        path, sent = f"/talks/{number}", self.shift.sent.setdefault(number, [])
        status, page = await self._get(path, "打开对话")
        if status != 200:
            return
        seen: list[str] = []
        last = int(re.findall(r'data-last="(\d+)"', page)[0])
        listening = asyncio.ensure_future(self._listen(path, last, seen))
        for turn in range(ROUNDS):
            await self._think()
            await self._hear(number, f"第{number}号的第{turn}句", seen)
            await self._think()
            await self._post("/look-up/results", "查询", q=self._random.choice(WORDS))
            await self._think()
            text = f"答第{number}号的第{turn}句"
            if (await self._post(f"{path}/write", "写给市民", text=text))[0] == 204:
                sent.append(text)
        await self._think()
        await self._insert(path, sent)
        await self._think()
        await self._post(f"{path}/leave", "结束", how="close", why="solved")
        listening.cancel()
        said = Counter(re.findall(r"第\d+号的第\d+句", "".join(line for line in seen if 'class="said citizen"' in line)))
        self.shift.unheard += ROUNDS - len(said)
        self.shift.twice += sum(said.values()) - len(said)

    async def _hear(self, number: int, text: str, seen: list[str]) -> None:
        began = time.perf_counter()
        for _ in range(SAID):
            try:
                await asyncio.to_thread(self.shift.citizens.say, number, text)
                break
            except ConversationError:  # the citizen is told that it was not kept, and says it again
                self.shift.faults["市民再说一遍"] += 1
        self.shift.measured.add("（市民写入一句）", time.perf_counter() - began)
        began = time.perf_counter()
        while not any(text in line for line in seen) and time.perf_counter() - began < HEARD:
            await asyncio.sleep(0.01)
        self.shift.measured.add("市民的话到座席页", time.perf_counter() - began)

    async def _insert(self, path: str, sent: list[str]) -> None:
        found = (await self._post(f"{path}/find", "在对话里查条款", q="公租房"))[1]
        fields = dict(FIELD.findall(found.split("</article>")[0]))
        text = re.search(r'<pre class="text" tabindex="0">(.*?)</pre>', found, re.DOTALL)
        if text and (await self._post(f"{path}/insert", "发条款", **fields))[0] == 204:
            sent.append(html.unescape(text[1]))

    async def _listen(self, path: str, last: int, seen: list[str]) -> None:
        """Listen to the talk; after each line the line breaks, and is taken up where it was."""
        while True:
            async for name, number, data in self._events(f"{path}/events", last):
                if name == "over":
                    return
                if name == "line":
                    last = number
                    seen.append(data["html"])
                    break
            else:
                return

    async def _events(self, path: str, after: int) -> AsyncIterator[tuple[str, int, Any]]:
        began = time.perf_counter()
        async with self._http.get(self.shift.address + path, headers={"Last-Event-ID": str(after)}) as reply:
            self.shift.measured.add("事件流接上", time.perf_counter() - began)
            if reply.status != 200:
                self.shift.faults[f"{re.sub(r'[0-9]+', 'N', path)} {reply.status}"] += 1
                return
            rest = b""
            async for piece in reply.content.iter_any():
                *blocks, rest = (rest + piece).split(b"\n\n")
                for block in blocks:
                    lines = dict(line.split(": ", 1) for line in block.decode().split("\n") if not line.startswith(":"))
                    if "event" in lines:
                        yield lines["event"], int(lines.get("id", "0")), json.loads(lines["data"])

    async def _think(self) -> None:
        await asyncio.sleep(self.shift.pause * (0.5 + self._random.random()))

    async def _get(self, path: str, kind: str | None) -> tuple[int, str]:
        return await self._asked("GET", path, kind, {}, {})

    async def _post(self, path: str, kind: str, **fields: str) -> tuple[int, str]:
        return await self._asked("POST", path, kind, {"x-csrf-token": self._csrf, "x-partial": "1"}, fields)

    async def _asked(self, method: str, path: str, kind: str | None, headers: dict[str, str], fields: dict[str, str]) -> tuple[int, str]:
        began, asked = time.perf_counter(), {"headers": headers, "data": fields or None, "allow_redirects": False}
        try:
            async with self._http.request(method, self.shift.address + path, **asked) as reply:
                text = await reply.text()
        except aiohttp.ClientError as error:
            self.shift.faults[f"{re.sub(r'[0-9]+', 'N', path)} {type(error).__name__}"] += 1
            return 0, ""
        if kind:
            self.shift.measured.add(kind, time.perf_counter() - began)
        if reply.status >= 400 and not (reply.status == 409 and kind == "接手"):
            self.shift.faults[f"{re.sub(r'[0-9]+', 'N', path)} {reply.status}"] += 1
        return reply.status, text


async def all_at_work(count: int, shift: Shift) -> None:
    """Let so many operators work until every request was dealt with; they come within a minute."""
    working = []
    for number in range(count):
        working.append(asyncio.ensure_future(Operator(f"bench{number}", shift).work()))
        await asyncio.sleep(min(0.5, ARRIVING / count))
    for ended in await asyncio.gather(*working, return_exceptions=True):
        if isinstance(ended, BaseException):
            shift.faults[f"话务员中断 {type(ended).__name__}"] += 1
