"""Time that moves by itself when nothing else is to be done, a platform that asks three times, and an interface that can refuse."""

import asyncio
import heapq
import selectors
from dataclasses import dataclass, field

import pytest

from bot.answer.phrases import Phrases
from bot.channels.wechat.answering import Answers
from bot.channels.wechat.delivery import Delivered
from bot.channels.wechat.exchanges import Exchanges
from bot.channels.wechat.hearing import Hearing
from bot.channels.wechat.storing import Storing
from bot.conversations.database import ConversationDatabase
from bot.conversations.pending import PendingAnswers
from bot.settings import ROOT
from bot.wechat.incoming import Incoming
from bot.wechat.menu import read_menu
from bot.wechat.shared import LocalState

START = 1_700_000_000.0
PERSON = "oPERSON"


class MovableLoop(asyncio.SelectorEventLoop):
    """An event loop whose clock jumps to the next timer as soon as nothing else is to be done; work in threads is waited for."""

    def __init__(self):
        super().__init__(selectors.SelectSelector())
        self.moved, self.working = 0.0, 0

    def time(self):
        return self.moved

    def run_in_executor(self, executor, function, *arguments):
        future = super().run_in_executor(executor, function, *arguments)
        self.working += 1
        future.add_done_callback(self._worked)
        return future

    def _worked(self, future):
        self.working -= 1

    def _run_once(self):
        while self._scheduled and self._scheduled[0].cancelled():
            heapq.heappop(self._scheduled)._scheduled = False
            self._timer_cancelled_count -= 1
        if not self._ready and self._scheduled and not self.working:
            self.moved = max(self.moved, self._scheduled[0].when())
        super()._run_once()


def run(work):
    """Run a coroutine with movable time; what still runs in the end is stopped, as it is when a process dies."""
    loop = MovableLoop()
    try:
        return loop.run_until_complete(work)
    finally:
        loop.run_until_complete(_stop())
        loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()


async def _stop():
    running = asyncio.all_tasks() - {asyncio.current_task()}
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)


@dataclass
class Bot:
    """Answers after the seconds that a message names (`7 公租房`), and remembers what it was asked, in order."""

    asked: list = field(default_factory=list)

    async def __call__(self, conversation, text):
        self.asked.append((conversation, text))
        seconds, _, rest = text.partition(" ")
        if rest:
            await asyncio.sleep(float(seconds))
        return [{"text": f"答{text}"}]


@dataclass
class Interface:
    """The platform's interface: takes everything, or leaves what a test says."""

    allowed: bool = False
    sent: list = field(default_factory=list)
    left: object = None
    seconds: float = 0.0

    async def grant(self, incoming):
        return None

    async def send(self, person, packet, tries=0):
        await asyncio.sleep(self.seconds)
        if self.left is not None:
            return self.left(packet)
        self.sent.extend((person, piece) for piece in packet.pieces())
        return Delivered()


@dataclass
class Phone:
    """A person's phone with the platform behind it: asks up to three times and hangs up after five seconds each."""

    exchanges: object
    conversation: str = f"wechat:{PERSON}"
    shown: list = field(default_factory=list)
    count: int = 0

    def text(self, content, **more):
        self.count += 1
        created = int(START + asyncio.get_running_loop().time())
        return Incoming("text", PERSON, "gh_1", created, number=str(1000 + self.count), text=content, **more)

    def event(self, name, key="", **more):
        created = int(START + asyncio.get_running_loop().time())
        return Incoming("event", PERSON, "gh_1", created, event=name, event_key=key, **more)

    async def send(self, message, tries=3):
        """Send a message and wait for what the platform makes of it: a text, None for silence, or "故障" after three tries."""
        message = self.text(message) if isinstance(message, str) else message
        for _ in range(tries):
            try:
                reply = await asyncio.wait_for(self.ask(message), 5)
            except asyncio.TimeoutError:
                continue
            seen = reply.text if reply.kind == "text" else None
            self.shown += [seen] if seen else []
            return seen
        self.shown.append("故障")
        return "故障"

    async def ask(self, message):
        """One request; one that gets nothing stays open until the platform hangs up."""
        reply = await self.exchanges.receive(message, self.conversation)
        while reply.kind == "hold":
            await asyncio.sleep(60)
        return reply


class World:
    """The exchanges of one process over a database, and what is around them."""

    def __init__(self, url, allowed=False, state=None, bot=None, interface=None):
        self.bot, self.interface = bot or Bot(), interface or Interface(allowed)
        self.pending = PendingAnswers(ConversationDatabase(url))
        phrases = Phrases.open()
        clock = self.clock
        self.state = state or LocalState(clock)
        self.storing = Storing(self.pending, "wechat")
        places = {"内蒙古自治区包头市昆都仑区钢铁大街": "内蒙古自治区包头市昆都仑区"}
        hearing = Hearing(phrases, read_menu(ROOT / "bot/wechat/data/menu.yml"), self.state, places.get, days=30)
        answers = Answers(self.bot, hearing, self.storing, phrases)
        self.exchanges = Exchanges(answers, self.storing, self.interface, self.state, phrases, clock)
        self.phone = Phone(self.exchanges)

    def clock(self):
        return START + asyncio.get_running_loop().time()

    @property
    def questions(self):
        return [text for _, text in self.bot.asked]


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path}/conversations.db"


@pytest.fixture
def world(url):
    return lambda **given: World(url, **given)
