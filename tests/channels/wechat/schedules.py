"""Random days of one account: messages, hang-ups, slow parts, crashes and several workers, and what a person saw of it in the end."""

import asyncio
import contextvars
import random
import re
from dataclasses import dataclass, field
from datetime import datetime

from bot.channels.wechat.delivery import Delivered
from bot.channels.wechat.resuming import Resuming
from bot.wechat.incoming import Incoming
from bot.wechat.shared import LocalState
from tests.channels.wechat.conftest import PERSON, START, World

PROCESS = contextvars.ContextVar("process", default=None)
CONVERSATION = f"wechat:{PERSON}"
TOGETHER = 0.5  # seconds
QUIET = 200.0  # seconds in which everything that is promised is made, also by another worker
OPERATIONS = ("claim", "put", "get", "remove", "swap", "count")


@dataclass(frozen=True)
class Message:
    """One message: seconds since the one before, seconds of its turn, the workers of its three calls, when the phone hangs up on them."""

    gap: float
    turn: float
    workers: tuple = (0, 0, 0)
    hang_ups: tuple = (5.0, 5.0)


@dataclass(frozen=True)
class Day:
    """What happens: `crashes` are seconds and workers, `unsent` which calls of the interface fail, `slow` how slow the shared parts are."""

    messages: tuple
    allowed: bool = False
    workers: int = 1
    crashes: tuple = ()
    unsent: tuple = ()
    slow: float = 0.0
    seed: int = 0


class SlowState:
    """Shared state that answers after a while."""

    def __init__(self, inner, pause):
        for name in OPERATIONS:
            setattr(self, name, self._slowly(getattr(inner, name), pause))

    def _slowly(self, work, pause):
        async def slow(*given):
            await pause()
            value = await work(*given)
            await pause()
            return value

        return slow


class Clock:
    """Stands in for `datetime` where rows get their times, which happens in threads too."""

    loop = None

    @classmethod
    def now(cls, zone):
        return datetime.fromtimestamp(START + cls.loop.time(), zone)


@dataclass
class Seen:
    """What reached the person, in order, and how the interface fails."""

    unsent: tuple
    answers: list = field(default_factory=list)
    calls: int = 0

    def add(self, *texts):
        """Numbers of the questions that these texts answer, with the time."""
        for number in re.findall(r"答[\d.]+ 问(\d+)号", "\n".join(texts)):
            self.answers.append((int(number), asyncio.get_running_loop().time()))

    @property
    def order(self):
        """The questions in the order in which their answers were seen; of two replies that leave together either may be the first."""
        order = list(self.answers)
        for place in range(1, len(order)):
            (before, earlier), (after, later) = order[place - 1 : place + 1]
            if before > after and later - earlier < TOGETHER:
                order[place - 1 : place + 1] = order[place], order[place - 1]
        return [number for number, _ in order]


class Sender:
    """The platform's interface: the calls that a day names fail, and their answers wait for the person."""

    def __init__(self, allowed, seen, pause):
        self.allowed, self.seen, self.pause = allowed, seen, pause

    async def grant(self, incoming):
        await self.pause()

    async def send(self, person, packet, tries=0):
        self.seen.calls += 1
        failing = self.seen.calls in self.seen.unsent
        await self.pause()
        if failing:
            return Delivered(packet)
        self.seen.add(*packet.pieces())
        await self.pause()
        return Delivered()


class Process:
    """One worker, which can die at any moment."""

    def __init__(self, url, day, state, bot, seen, pause):
        self.tasks = set()
        PROCESS.set(self)
        self.world = World(url, state=state, bot=bot, interface=Sender(day.allowed, seen, pause))
        off_loop = self.world.storing._off_loop

        async def slow(work, otherwise):
            await pause()
            value = await off_loop(work, otherwise)
            await pause()
            return value

        self.world.storing._off_loop = slow
        self.resuming = Resuming(self.world.exchanges, self.world.storing, self.world.interface, alone=day.workers == 1)
        self.starting = asyncio.ensure_future(self.resuming.start())
        PROCESS.set(None)

    def request(self, message):
        PROCESS.set(self)
        try:
            return asyncio.ensure_future(self._request(message))
        finally:
            PROCESS.set(None)

    async def _request(self, message):
        reply = await self.world.exchanges.receive(message, CONVERSATION)
        while reply.kind == "hold":
            await asyncio.sleep(60)
        return reply

    def die(self):
        for task in list(self.tasks):
            task.cancel()


def factory(loop, work):
    """Tasks that know the process they run in."""
    task, process = asyncio.Task(work, loop=loop), PROCESS.get()
    if process is not None:
        process.tasks.add(task)
        task.add_done_callback(process.tasks.discard)
    return task


class Run:
    """One day, lived."""

    def __init__(self, url, day, bot):
        self.url, self.day, self.bot, self.seen = url, day, bot, Seen(day.unsent)
        self.random, self.count, self.broken, self.died = random.Random(day.seed), 0, [], []
        self.redis = LocalState(self.clock)
        self.processes = []

    def clock(self):
        return START + asyncio.get_running_loop().time()

    async def pause(self):
        if self.day.slow:
            await asyncio.sleep(self.random.random() * self.day.slow)

    def open(self):
        state = self.redis if self.day.workers > 1 else LocalState(self.clock)
        return Process(self.url, self.day, SlowState(state, self.pause), self.bot, self.seen, self.pause)

    async def live(self):
        Clock.loop = asyncio.get_running_loop()
        Clock.loop.set_task_factory(factory)
        self.processes = [self.open() for _ in range(self.day.workers)]
        await asyncio.sleep(1)
        crashing = asyncio.ensure_future(self.crash())
        asking = []
        for message in self.day.messages:
            await asyncio.sleep(message.gap)
            asking.append(asyncio.ensure_future(self.ask(message)))
        await asyncio.gather(crashing, *asking)
        await asyncio.sleep(QUIET)
        for _ in range(20):
            shown = await self.call(self.incoming("1"), Message(0, 0))
            await asyncio.sleep(3)
            if shown == "答1":
                return self
        raise AssertionError(f"it never ends: {self.seen.answers}")

    async def crash(self):
        for seconds, worker in self.day.crashes:
            await asyncio.sleep(seconds)
            self.processes[worker % self.day.workers].die()
            self.died.append(asyncio.get_running_loop().time())
            self.processes[worker % self.day.workers] = self.open()

    def incoming(self, text):
        self.count += 1
        return Incoming("text", PERSON, "gh_1", int(self.clock()), number=str(1000 + self.count), text=text)

    async def ask(self, message):
        incoming = self.incoming(f"{message.turn} 问{self.count}号")
        shown = await self.call(incoming, message)
        if shown == "故障":
            self.broken.append(incoming.text)

    async def call(self, incoming, message):
        """The platform calls up to three times; the last call is never hung up early, since then nobody would hear the answer."""
        for worker, patience in zip(message.workers, (*message.hang_ups, 5.0), strict=True):
            again = asyncio.get_running_loop().time() + patience
            request = self.processes[worker % self.day.workers].request(incoming)
            await asyncio.wait({request}, timeout=patience)
            if request.done() and not request.cancelled():
                reply = request.result()
                if reply.kind == "text":
                    self.seen.add(reply.text)
                return reply.text if reply.kind == "text" else None
            request.cancel()
            await asyncio.sleep(max(0.0, again - asyncio.get_running_loop().time()) + 0.1)
        return "故障"

    @property
    def answered(self):
        """The questions answered, each once, and again where it was answered again without need: not by a worker that died just then."""
        first = {}
        for number, at in self.seen.answers:
            excused = number in first and any(0 <= died - first[number] < TOGETHER for died in self.died)
            if not excused:
                yield number
            first.setdefault(number, at)

    @property
    def asked(self):
        return [int(number) for _, text in self.bot.asked for number in re.findall(r" 问(\d+)号", text)]
