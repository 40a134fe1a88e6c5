"""What was accepted is answered: once, in order, also after a death, a deletion, or a database that was away."""

import asyncio
from datetime import datetime, timedelta

import pytest

from bot.channels.web import dispatcher as module
from bot.channels.web.dispatcher import Dispatcher
from bot.channels.web.hub import Hub
from bot.conversations import sessions as sessions_module
from bot.errors import ConversationError
from bot.settings import load_settings
from bot.wiring import open_conversations


@pytest.fixture
def kept(tmp_path):
    kept = open_conversations(load_settings({}, home=tmp_path))
    kept.sessions.open("a", "web", "v", timedelta(days=1))
    return kept


class Bot:
    """Answers every message with its own words; counts how many it answers at once."""

    def __init__(self, seconds=0.0, entries=None):
        self.heard, self.seconds, self.entries, self.now, self.most = [], seconds, entries, 0, 0

    async def take(self, pending):
        self.heard.append(pending.text)
        self.now += 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(self.seconds)
        self.now -= 1
        return self.entries or [{"text": f"答：{pending.text}"}]


def run(kept, bot, until, seconds=5.0, wake=(), sweep=0.05):
    """Run a dispatcher until the condition holds."""

    async def running():
        dispatcher = Dispatcher(kept, Hub(kept.outbox, "都删了。"), bot.take, sweep=sweep)
        watching = asyncio.ensure_future(dispatcher.watch())
        for conversation in wake:
            dispatcher.wake(conversation)
        deadline = asyncio.get_running_loop().time() + seconds
        while not await asyncio.to_thread(until):
            assert asyncio.get_running_loop().time() < deadline
            await asyncio.sleep(0.02)
        watching.cancel()
        return dispatcher

    return asyncio.run(running())


def texts(kept, name="a"):
    return [event.text for event in kept.outbox.after(name, 0)]


def test_what_waited_when_the_server_died_is_answered_once_in_order(kept):
    for number in range(3):
        kept.outbox.accept("a", f"c{number}", str(number))
    bot = Bot()
    run(kept, bot, lambda: len(texts(kept)) == 6)
    assert bot.heard == ["0", "1", "2"] and texts(kept) == ["0", "1", "2", "答：0", "答：1", "答：2"]


def test_what_a_dead_worker_had_taken_is_answered_once_its_time_is_over(kept, monkeypatch):
    monkeypatch.setattr("bot.conversations.outbox.LEASE", timedelta(seconds=0.5))
    kept.outbox.accept("a", "c1", "一")
    kept.outbox.claim("a")
    bot = Bot()
    run(kept, bot, lambda: len(texts(kept)) == 2)
    assert bot.heard == ["一"]


def test_a_server_that_stops_ends_the_turn_that_runs_and_begins_none(kept):
    """The next worker need not wait until its time is over, and finds the rest as it was."""
    for number in range(3):
        kept.outbox.accept("a", f"c{number}", str(number))
    bot, next_bot = Bot(0.3), Bot()

    async def stopping():
        dispatcher = Dispatcher(kept, Hub(kept.outbox, ""), bot.take)
        dispatcher.wake("a")
        while not bot.heard:
            await asyncio.sleep(0.01)
        await dispatcher.close()
        dispatcher.wake("a")
        await asyncio.sleep(0.1)

    asyncio.run(stopping())
    assert bot.heard == ["0"] and texts(kept) == ["0", "1", "2", "答：0"]
    run(kept, next_bot, lambda: len(texts(kept)) == 6, seconds=3)
    assert next_bot.heard == ["1", "2"]


def test_two_workers_answer_a_message_once(kept):
    for number in range(5):
        kept.outbox.accept("a", f"c{number}", str(number))
    one, other = Bot(0.01), Bot(0.01)

    async def both():
        dispatchers = [Dispatcher(kept, Hub(kept.outbox, ""), bot.take, sweep=0.02) for bot in (one, other)]
        watching = [asyncio.ensure_future(dispatcher.watch()) for dispatcher in dispatchers]
        while len(await asyncio.to_thread(texts, kept)) < 10:
            await asyncio.sleep(0.02)
        for task in watching:
            task.cancel()

    asyncio.run(asyncio.wait_for(both(), 10))
    assert sorted(one.heard + other.heard) == ["0", "1", "2", "3", "4"] and len(texts(kept)) == 10


def test_after_a_restart_only_so_many_turns_run_at_once(kept):
    for number in range(20):
        kept.sessions.open(f"s{number}", "web", "v", timedelta(days=1))
        kept.outbox.accept(f"s{number}", "c1", "你好")
    bot = Bot(0.02)
    run(kept, bot, lambda: len(bot.heard) == 20 and not kept.outbox.neglected() and len(texts(kept, "s19")) == 2)
    assert bot.most <= module.AT_ONCE


def test_a_turn_that_wipes_leaves_nothing_to_answer(kept):
    kept.outbox.accept("a", "c1", "删除我的记录")
    kept.outbox.accept("a", "c2", "还有一句")

    class Wiping(Bot):
        async def take(self, pending):
            kept.erase(pending.conversation)
            return [{"text": "已删除。"}, {"custom": {"erased": True}}]

    run(kept, Wiping(), lambda: kept.sessions.get("a") is None)
    assert kept.outbox.neglected() == []


def test_a_session_that_is_erased_during_its_turn_is_wiped_once_more(kept, monkeypatch):
    kept.outbox.accept("a", "c1", "你好")
    wiped = []
    monkeypatch.setattr(module.Conversations, "erase", lambda self, name: (wiped.append(name), real(self, name)))
    bot = Bot(0.3)

    async def running():
        dispatcher = Dispatcher(kept, Hub(kept.outbox, ""), bot.take)
        dispatcher.wake("a")
        await asyncio.sleep(0.1)
        await dispatcher.erase("a")

    asyncio.run(running())
    assert bot.heard == ["你好"] and wiped == ["a", "a"] and kept.sessions.get("a") is None


real = module.Conversations.erase


def test_an_answer_is_kept_also_where_the_database_was_away_for_a_moment(kept, monkeypatch):
    monkeypatch.setattr(module, "AGAIN", (0.01, 0.01, 0.01))
    finish, calls = kept.outbox.finish, []

    def shaky(*given):
        calls.append(given)
        if len(calls) < 3:
            raise ConversationError("away")
        return finish(*given)

    monkeypatch.setattr(kept.outbox, "finish", shaky)
    kept.outbox.accept("a", "c1", "一")
    bot = Bot()
    run(kept, bot, lambda: texts(kept) == ["一", "答：一"])
    assert bot.heard == ["一"]


def test_a_session_whose_last_day_is_over_is_erased(kept, monkeypatch):
    later = datetime.now() + timedelta(days=2)
    monkeypatch.setattr(sessions_module, "now", lambda: later)
    run(kept, Bot(), lambda: kept.sessions.get("a") is None)


def test_of_a_turn_that_told_something_sensitive_only_what_may_be_kept_stays(kept, monkeypatch):
    found = "按您说的，有 1 项不符合这一条，情况变了或另有证明可以再问窗口。"
    kept.outbox.accept("a", "1", "我有二级残疾")
    run(kept, Bot(entries=[{"text": found}, {"custom": {"kept_as": "我［健康情况］"}}]), lambda: len(texts(kept)) == 2)
    assert texts(kept) == ["我［健康情况］", found], "the citizen still has to read it"
    monkeypatch.setattr(module, "READ", timedelta(0))
    run(kept, Bot(), lambda: found not in texts(kept))
