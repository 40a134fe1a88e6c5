"""Answers that wait: written in order, out of the way, and in memory where the database is down."""

import asyncio
import time
from datetime import timedelta

import pytest

from bot.channels.wechat.storing import Storing
from bot.conversations.database import ConversationDatabase
from bot.conversations.pending import PendingAnswers
from bot.conversations.records import now
from bot.wechat.packet import Packet


@pytest.fixture
def pending(url):
    return PendingAnswers(ConversationDatabase(url))


@pytest.fixture
def storing(pending):
    return Storing(pending, "wechat", patience=0.3)


def test_what_is_kept_is_taken_once_in_order(storing):
    async def go():
        await storing.promise("1", "c", "公租房")
        assert not await storing.has("1")
        await storing.keep("1", "c", Packet(("一",)))
        await storing.keep("2", "c", Packet(("二",), ("甲",)))
        assert await storing.has("1")
        assert await storing.take("c") == [Packet(("一",)), Packet(("二",), ("甲",))] and await storing.take("c") == []

    asyncio.run(go())


def test_a_slow_database_keeps_nobody_waiting_and_the_order_of_writing(storing, pending, monkeypatch):
    done = []
    for name in ("promise", "remove"):
        real = getattr(PendingAnswers, name)
        pause = 3.0 if name == "promise" else 0.0

        def slow(self, *given, real=real, name=name, pause=pause):
            time.sleep(pause)
            real(self, *given)
            done.append(name)

        monkeypatch.setattr(PendingAnswers, name, slow)

    async def go():
        started = time.monotonic()
        await storing.promise("1", "c", "公租房")
        assert time.monotonic() - started < 2.5
        await storing.delivered("1")
        while len(done) < 2:
            await asyncio.sleep(0.05)

    asyncio.run(go())
    assert done == ["promise", "remove"] and pending.state_of("1") is None


def test_what_a_slow_database_gives_later_is_not_lost(storing, pending, monkeypatch):
    real = PendingAnswers.take

    def slow(self, *given):
        time.sleep(0.6)
        return real(self, *given)

    async def go():
        await storing.keep("1", "c", Packet(("一",)))
        monkeypatch.setattr(PendingAnswers, "take", slow)
        assert await storing.take("c") == []
        monkeypatch.setattr(PendingAnswers, "take", real)
        other = Storing(pending, "wechat", patience=5.0)
        for _ in range(100):
            taken = await other.take("c")
            if taken:
                break
            await asyncio.sleep(0.1)
        assert taken == [Packet(("一",))], "also at another worker"

    asyncio.run(go())


def test_without_a_database_it_waits_in_memory(tmp_path):
    storing = Storing(PendingAnswers(ConversationDatabase(f"sqlite:///{tmp_path}/no/folder/x.db")), "wechat", patience=30)

    async def go():
        await storing.keep("1", "c", Packet(("一",)))
        assert await storing.take("c") == [Packet(("一",))] and await storing.take("c") == []
        await storing.keep("1", "c", Packet(("一",)))
        await storing.forget("c")
        assert await storing.take("c") == [] and list(await storing.due()) == []

    asyncio.run(go())


def test_what_is_made_elsewhere_is_withdrawn_and_what_is_made_here_renewed(storing, pending):
    async def go():
        for key in ("1", "2"):
            pending.promise(key, "c", "wechat", "公租房", now() - timedelta(minutes=1))
        await storing.withdraw("1")
        await storing.renew(["2"])
        assert list(await storing.due()) == [] and pending.state_of("1") is None

    asyncio.run(go())
