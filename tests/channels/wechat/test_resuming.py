"""Answers that nobody looks after are looked after."""

import asyncio
from datetime import timedelta

from bot.channels.wechat.delivery import Delivered
from bot.channels.wechat.resuming import EVERY, Resuming
from bot.conversations.records import now
from bot.monitoring.trace import current_trace, trace_for
from bot.wechat.packet import Packet
from tests.channels.wechat.conftest import World, run

PAST = now() - timedelta(minutes=5)
CONVERSATION = "wechat:oPERSON"


def resuming(here, alone=True):
    return Resuming(here.exchanges, here.storing, here.interface, alone)


def test_a_promise_of_a_dead_process_is_kept_by_the_next_one(world):
    async def go():
        here = world(allowed=True)
        here.pending.promise("9", CONVERSATION, "wechat", "公租房", now() + timedelta(minutes=2))
        await resuming(here, alone=False).look()
        assert here.questions == [], "another process may be at it"
        looking = resuming(here)
        await looking.start()
        await asyncio.sleep(1)
        await looking.stop()
        assert here.interface.sent == [("oPERSON", "答公租房")] and here.pending.state_of("9") is None

    run(go())


def test_what_is_resumed_or_sent_again_goes_under_the_trace_of_its_message(world):
    async def go():
        here, under = world(allowed=True), []
        here.pending.promise("9", CONVERSATION, "wechat", "公租房", now() + timedelta(minutes=2))
        here.pending.keep("8", CONVERSATION, "wechat", Packet(("有规定。",)).to_json(), PAST)
        send = here.interface.send

        async def watched(person, packet, tries=0):
            under.append((packet.texts, current_trace()))
            return await send(person, packet, tries)

        here.interface.send = watched
        await resuming(here).start()
        await asyncio.sleep(1)
        assert current_trace() == ""
        assert set(under) == {(("答公租房",), trace_for(CONVERSATION, "9")), (("有规定。",), trace_for(CONVERSATION, "8"))}

    run(go())


def test_whoever_fetches_before_the_promise_is_resumed_gets_it_nevertheless(world):
    async def go():
        here = world()
        here.pending.promise("9", CONVERSATION, "wechat", "2 公租房", now() + timedelta(minutes=2))
        fetching = asyncio.ensure_future(here.phone.send("1"))
        await asyncio.sleep(1)
        await resuming(here).start()
        assert await fetching == "答2 公租房" and here.questions == ["2 公租房"]

    run(go())


def test_what_could_not_be_sent_is_sent_again_while_the_server_runs(world):
    async def go():
        here = world(allowed=True)
        looking = resuming(here)
        await looking.start()
        here.pending.keep("9", CONVERSATION, "wechat", Packet(("有规定。",)).to_json(), PAST)
        await asyncio.sleep(EVERY + 1)
        await looking.stop()
        assert here.interface.sent == [("oPERSON", "有规定。")] and here.pending.state_of("9") is None

    run(go())


def test_what_still_cannot_be_sent_waits_on(world):
    async def go(allowed):
        here = world(allowed=allowed)
        here.interface.left = lambda packet: Delivered(packet, 120.0)
        here.pending.keep("9", CONVERSATION, "wechat", Packet(("有规定。",)).to_json(), PAST)
        await resuming(here).look()
        assert here.pending.state_of("9") == "waiting"
        assert [Packet.from_json(one).texts for one in here.pending.take(CONVERSATION)] == [("有规定。",)]

    run(go(True))
    run(go(False))


def test_a_database_that_is_down_ends_nothing(world, tmp_path):
    async def go():
        here = world(allowed=True)
        looking = resuming(here)
        await looking.start()

        async def broken():
            raise RuntimeError("no")

        here.storing.due, real = broken, here.storing.due
        await asyncio.sleep(EVERY * 2)
        here.storing.due = real
        here.pending.keep("9", CONVERSATION, "wechat", Packet(("有规定。",)).to_json(), PAST)
        await asyncio.sleep(EVERY + 1)
        await looking.stop()
        assert here.interface.sent == [("oPERSON", "有规定。")]

    run(go())


def test_all_that_is_due_is_taken_up_though_few_at_a_time(world):
    async def go():
        here = world(allowed=True)
        for number in range(12):
            here.pending.promise(str(number), f"wechat:o{number}", "wechat", f"第{number}", PAST)
        await resuming(here).look()
        await asyncio.sleep(1)
        assert sorted(here.questions) == sorted(f"第{number}" for number in range(12)) and len(here.interface.sent) == 12

    run(go())


def test_a_turn_that_runs_long_is_not_taken_up_by_another_worker(url):
    async def go():
        one, two = World(url), World(url)
        looking, other = resuming(one, alone=False), resuming(two, alone=False)
        await looking.start()
        asking = asyncio.ensure_future(one.phone.send("40 公租房"))
        await asyncio.sleep(6)
        one.storing._pending.renew(["1001"], PAST)
        await asyncio.sleep(EVERY)
        await other.look()
        await asking
        await looking.stop()
        assert two.questions == [] and one.questions == ["40 公租房"]

    run(go())


def test_while_the_bot_is_off_nothing_is_sent_and_nothing_is_lost(world):
    words = ["停用了"]

    async def off():
        return words[0]

    async def go():
        here = world(allowed=True)
        here.pending.keep("9", CONVERSATION, "wechat", Packet(("旧答复。",)).to_json(), PAST)
        looking = Resuming(here.exchanges, here.storing, here.interface, True, off)
        await looking.look()
        here.pending.keep("desk:1", CONVERSATION, "wechat", Packet(("人工客服：在。",)).to_json(), PAST)
        await looking.look()
        assert here.interface.sent == [("oPERSON", "人工客服：在。")], "what a person wrote goes out all the same"
        words[0] = None
        await looking.look()
        assert here.interface.sent[1:] == [("oPERSON", "旧答复。")]

    run(go())
