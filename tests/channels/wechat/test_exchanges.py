"""Five seconds: every message is answered once, nothing is lost, a person's messages stay in order. Time moves by itself here."""

import asyncio
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.wechat.delivery import Delivered
from bot.conversations import records
from bot.conversations.records import now
from bot.wechat.packet import Packet
from bot.wechat.shared import LocalState
from tests.channels.wechat.conftest import Bot, World, run
from tests.channels.wechat.schedules import Clock, Day, Message, Run

PAST = now() - timedelta(minutes=5)
PLACEHOLDER = "回复 1"


def seconds():
    return asyncio.get_running_loop().time()


@pytest.mark.parametrize("allowed", [True, False])
@pytest.mark.parametrize("turn", ["公租房", "3 公租房", "4.1 公租房"])
def test_a_turn_in_time_is_answered_passively(world, allowed, turn):
    async def go():
        here = world(allowed=allowed)
        assert await here.phone.send(turn) == f"答{turn}" and seconds() < 4.5
        await asyncio.sleep(100)
        assert here.questions == [turn] and here.interface.sent == [] and here.phone.shown == [f"答{turn}"]

    run(go())


@pytest.mark.parametrize("turn", ["4.9 公租房", "7 公租房", "16 公租房", "70 公租房"])
def test_a_late_turn_is_sent_where_that_is_allowed(world, turn):
    async def go():
        here = world(allowed=True)
        assert await here.phone.send(turn) is None and seconds() < 5
        await asyncio.sleep(100)
        assert here.interface.sent == [("oPERSON", f"答{turn}")] and here.phone.shown == [] and here.questions == [turn]
        assert here.pending.state_of("1001") is None

    run(go())


@pytest.mark.parametrize("turn", ["4.9 公租房", "7 公租房", "12 公租房"])
def test_where_it_is_not_a_retry_joins_the_running_turn(world, turn):
    async def go():
        here = world()
        assert await here.phone.send(turn) == f"答{turn}"
        await asyncio.sleep(100)
        assert here.phone.shown == [f"答{turn}"] and here.questions == [turn] and here.interface.sent == []

    run(go())


@pytest.mark.parametrize("turn", ["16 公租房", "70 公租房"])
@pytest.mark.parametrize("word", ["1", "更多", " １。", "回复1"])
def test_the_third_try_gets_a_placeholder_and_the_next_message_fetches_the_answer(world, turn, word):
    async def go():
        here = world()
        assert PLACEHOLDER in await here.phone.send(turn) and 14 < seconds() < 15
        await asyncio.sleep(70)
        assert await here.phone.send(word) == f"答{turn}" and here.questions == [turn]
        await asyncio.sleep(100)
        assert await here.phone.send("还有别的吗") == "答还有别的吗"

    run(go())


def test_whoever_fetches_too_early_waits_for_it(world):
    async def go():
        here = world()
        assert PLACEHOLDER in await here.phone.send("20 公租房")
        assert await here.phone.send("1") == "答20 公租房" and here.questions == ["20 公租房"]
        assert PLACEHOLDER in await here.phone.send("60 低保")
        assert PLACEHOLDER in await here.phone.send("1")
        await asyncio.sleep(60)
        assert await here.phone.send("1") == "答60 低保" and here.questions == ["20 公租房", "60 低保"]

    run(go())


def test_another_question_gets_the_old_answer_before_its_own(world):
    async def go():
        here = world()
        await here.phone.send("16 公租房")
        await asyncio.sleep(20)
        assert await here.phone.send("低保") == "答16 公租房\n\n答低保"

    run(go())


def test_a_long_answer_is_read_on_or_sent_on(world):
    async def go(here):
        first = await here.phone.send("字" * 1500)
        assert "回复“更多”" in first and len(first.encode()) <= 1800
        await asyncio.sleep(10)
        return here

    async def unallowed():
        here = await go(world())
        second, third = await here.phone.send("更多"), await here.phone.send("更多")
        assert "还有 1 段" in second and "更多" not in third
        assert sum(text.count("字") for text in here.phone.shown) == 1500 and here.questions == ["字" * 1500]
        assert await here.phone.send("更多") == "答更多"

    async def allowed():
        here = await go(world(allowed=True))
        assert sum(text.count("字") for text in [*here.phone.shown, *(text for _, text in here.interface.sent)]) == 1500

    run(unallowed())
    run(allowed())


def test_another_question_is_not_kept_waiting_by_the_rest_of_an_answer(world):
    async def go():
        here = world()
        assert "更多" in await here.phone.send("字" * 1500)
        assert await here.phone.send("低保") == "答低保"
        assert await here.phone.send("更多") == "答更多"

    run(go())


def test_one_with_nothing_pending_is_a_message_like_any_other(world):
    async def go():
        here = world()
        assert await here.phone.send("1") == "答1" and here.questions == ["1"]

    run(go())


@pytest.mark.parametrize("allowed", [True, False])
def test_the_same_message_three_times_together_runs_one_turn(world, allowed):
    async def go():
        here = world(allowed=allowed)
        message = here.phone.text("2 公租房")
        replies = await asyncio.gather(*(here.exchanges.receive(message, here.phone.conversation) for _ in range(3)))
        assert {reply.text for reply in replies} == {"答2 公租房"} and here.questions == ["2 公租房"] and here.interface.sent == []

    run(go())


def test_the_same_message_again_after_its_answer_left_gets_the_same_reply(world):
    async def go():
        here = world()
        message = here.phone.text("公租房")
        for wait in (0, 5, 5, 100, 200):
            await asyncio.sleep(wait)
            assert (await here.exchanges.receive(message, here.phone.conversation)).text == "答公租房"
        assert here.questions == ["公租房"]

    run(go())


def test_a_retry_after_silence_is_silence(world):
    async def go():
        here = world(allowed=True)
        message = here.phone.text("7 公租房")
        for wait in (0, 1, 5, 100):
            await asyncio.sleep(wait)
            assert (await here.exchanges.receive(message, here.phone.conversation)).kind == "silence"
        await asyncio.sleep(100)
        assert here.questions == ["7 公租房"] and len(here.interface.sent) == 1

    run(go())


@pytest.mark.parametrize("after", [0.5, 4.15, 5.0])
@pytest.mark.parametrize("allowed", [True, False])
def test_hanging_up_loses_nothing(world, allowed, after):
    async def go():
        here = world(allowed=allowed)
        message = here.phone.text("4.15 公租房")
        request = asyncio.ensure_future(here.phone.ask(message))
        await asyncio.sleep(after)
        request.cancel()
        seen = await here.phone.send(message, tries=2)
        await asyncio.sleep(100)
        got = [text for text in [seen, *(text for _, text in here.interface.sent)] if text]
        assert here.questions == ["4.15 公租房"] and "答4.15 公租房" in got

    run(go())


@pytest.mark.parametrize("allowed", [True, False])
def test_five_messages_at_once_are_answered_in_order(world, allowed):
    async def go():
        here = world(allowed=allowed)
        turns = ["3 一", "0.1 二", "3 三", "0.1 四", "2 五"]
        seen = await asyncio.gather(*(here.phone.send(turn) for turn in turns))
        await asyncio.sleep(60)
        assert here.questions == turns
        if allowed:
            order = [*here.phone.shown, *(text for _, text in here.interface.sent)]
            assert order == [f"答{turn}" for turn in turns]
        else:
            everything = "\n\n".join(here.phone.shown)
            assert [everything.count(f"答{turn}") for turn in turns] == [1] * 5 and "故障" not in seen

    run(go())


def test_what_is_still_being_sent_goes_before_the_next_reply(world):
    async def go():
        here = world(allowed=True)
        here.interface.seconds = 2.0
        await here.phone.send("6 一")
        assert seconds() < 5
        assert await here.phone.send("二") == "答二" and seconds() >= 8
        assert [text for _, text in here.interface.sent] == ["答6 一"]

    run(go())


def test_unfollowing_ends_the_work(world):
    async def go(allowed):
        here = world(allowed=allowed)
        asking = asyncio.ensure_future(here.phone.send("16 公租房"))
        await asyncio.sleep(5.5)
        assert (await here.exchanges.receive(here.phone.event("unsubscribe"), here.phone.conversation)).kind == "silence"
        await asking
        await asyncio.sleep(30)
        assert here.interface.sent == [] and "答16 公租房" not in here.phone.shown
        assert here.pending.take(here.phone.conversation) == []
        assert await here.phone.send("低保") == "答低保"

    run(go(True))
    run(go(False))


def test_what_cannot_be_sent_waits_for_the_next_message(world):
    async def go():
        here = world(allowed=True)
        here.interface.left = lambda packet: Delivered(Packet(("剩下的。",)))
        await here.phone.send("7 公租房")
        await asyncio.sleep(20)
        assert await here.phone.send("1") == "剩下的。"

    run(go())


def test_a_restart_with_an_answer_waiting_loses_nothing(url):
    async def before():
        here = World(url)
        await here.phone.send("16 公租房")
        await asyncio.sleep(10)

    async def after():
        here = World(url)
        here.phone.count = 10
        assert await here.phone.send("1") == "答16 公租房" and here.questions == []

    run(before())
    run(after())


@pytest.mark.parametrize("allowed", [True, False])
def test_a_restart_in_the_middle_of_a_turn_answers_it_once(url, allowed):
    from bot.channels.wechat.resuming import Resuming

    async def before():
        here = World(url, allowed)
        await here.phone.send("50 公租房")

    async def after():
        here = World(url, allowed)
        here.phone.count = 10
        resuming = Resuming(here.exchanges, here.storing, here.interface, alone=True)
        await resuming.start()
        await asyncio.sleep(60)
        await resuming.stop()
        if allowed:
            assert here.interface.sent == [("oPERSON", "答50 公租房")]
            assert await here.phone.send("谢谢") == "答谢谢"
        else:
            assert await here.phone.send("1") == "答50 公租房"
        assert here.questions[:1] == ["50 公租房"]

    run(before())
    run(after())


def test_a_restart_forgets_how_often_the_platform_asked_but_not_how_old_the_message_is(url):
    async def go():
        one = World(url)
        message = one.phone.text("60 公租房")
        for _ in range(2):
            asking = asyncio.ensure_future(one.phone.ask(message))
            await asyncio.sleep(5)
            asking.cancel()
        two = World(url)
        two.phone.count = 10
        assert PLACEHOLDER in await two.phone.send(message, tries=1)

    run(go())


@pytest.mark.parametrize("turn", ["2 公租房", "7 公租房", "16 公租房"])
def test_two_workers_run_one_turn_and_the_other_one_finds_the_answer(url, turn):
    async def go():
        state = LocalState(lambda: seconds())
        one, two = World(url, state=state), World(url, state=state)
        message, seen = one.phone.text(turn), []
        for here in (one, two, one):
            try:
                reply = await asyncio.wait_for(Asking(here).ask(message), 5)
                seen.append(reply.text)
                break
            except asyncio.TimeoutError:
                continue
        assert one.questions + two.questions == [turn]
        if turn == "16 公租房":
            assert PLACEHOLDER in seen[0]
            await asyncio.sleep(20)
            two.phone.count = 10
            assert await two.phone.send("1") == f"答{turn}" and two.questions == []
        else:
            assert seen == [f"答{turn}"]

    run(go())


class Asking:
    """One request to one worker."""

    def __init__(self, world):
        self.phone = world.phone

    async def ask(self, message):
        return await self.phone.ask(message)


def test_a_fetch_at_another_worker_waits_for_the_running_turn(url):
    async def go():
        state = LocalState(lambda: seconds())
        one, two = World(url, state=state), World(url, state=state)
        two.phone.count = 10
        assert PLACEHOLDER in await one.phone.send("18 公租房")
        assert await two.phone.send("1") == "答18 公租房" and two.questions == []

    run(go())


@pytest.mark.parametrize("allowed", [True, False])
def test_without_the_database_everything_is_still_answered(tmp_path, allowed):
    async def go():
        here = World(f"sqlite:///{tmp_path}/no/such/folder/x.db", allowed)
        assert await here.phone.send("公租房") == "答公租房"
        seen = await here.phone.send("16 低保")
        await asyncio.sleep(30)
        if allowed:
            assert here.interface.sent == [("oPERSON", "答16 低保")]
        else:
            assert PLACEHOLDER in seen and await here.phone.send("1") == "答16 低保"

    run(go())


def test_a_view_of_a_page_is_silence_and_no_turn(world):
    async def go():
        here = world()
        assert await here.phone.send(here.phone.event("VIEW", "https://x")) is None and here.questions == []
        assert await here.phone.send(here.phone.event("some_new_event")) is None

    run(go())


def test_a_service_desk_is_answered_by_sending_only(world):
    async def go():
        here = world(allowed=True)
        message = here.phone.text("公租房")
        for _ in range(2):
            assert (await here.exchanges.receive(message, "wechat_kf:oPERSON", passive=False)).kind == "silence"
        await asyncio.sleep(1)
        assert here.interface.sent == [("oPERSON", "答公租房")] and here.questions == ["公租房"]
        assert here.pending.state_of(message.key) is None

    run(go())


def test_what_fails_inside_is_said_once_and_no_end_for_the_person(world):
    async def go():
        here = world()
        here.bot.__class__.__call__, saved = broken, here.bot.__class__.__call__
        try:
            assert "再发一次" in await here.phone.send("公租房")
            here.pending.promise("9", here.phone.conversation, "wechat", "落户", PAST)
            here.exchanges.resume("9", "oPERSON", here.phone.conversation, "落户")
            await asyncio.sleep(1)
            assert here.pending.state_of("9") == "waiting", "it is not tried for ever"
            assert "再发一次" in await here.phone.send("1")
        finally:
            here.bot.__class__.__call__ = saved
        assert await here.phone.send("低保") == "答低保"

    async def broken(self, conversation, text):
        raise RuntimeError("no")

    run(go())


def test_a_request_beside_one_that_was_told_to_wait_gets_the_same(world):
    """Of two replies to one message the platform shows one: the answer may not be the other."""

    async def go(allowed):
        here = world(allowed=allowed)
        message, replies = here.phone.text("4.5 公租房"), []
        for wait in (0.0, 0.1, 0.5):
            await asyncio.sleep(wait)
            replies.append(asyncio.ensure_future(here.exchanges.receive(message, here.phone.conversation)))
        said = {(await reply).text for reply in replies}
        await asyncio.sleep(10)
        assert len(said) == 1 and "答4.5 公租房" not in said
        assert (here.interface.sent == [("oPERSON", "答4.5 公租房")]) if allowed else (await here.phone.send("1") == "答4.5 公租房")

    run(go(True))
    run(go(False))


def test_a_promise_of_an_earlier_process_goes_before_what_comes_now(world):
    async def go():
        here = world(allowed=True)
        for key in ("8", "9"):
            here.exchanges.resume(key, "oPERSON", here.phone.conversation, f"7 第{key}")
        assert await here.phone.send("低保") is None
        await asyncio.sleep(30)
        assert here.questions == ["7 第8", "7 第9", "低保"]

    run(go())


def test_a_promise_that_the_platform_asks_for_again_is_kept_once(world):
    async def go():
        here = world(allowed=True)
        message = here.phone.text("公租房")
        here.pending.promise(message.key, here.phone.conversation, "wechat", "公租房", PAST)
        assert (await here.exchanges.receive(message, here.phone.conversation)).text == "答公租房"
        await asyncio.sleep(2)
        here.exchanges.resume(message.key, "oPERSON", here.phone.conversation, "公租房")
        await asyncio.sleep(2)
        assert here.questions == ["公租房"] and here.interface.sent == [] and here.pending.state_of(message.key) is None

    run(go())


def test_what_runs_here_is_known(world):
    async def go():
        here = world()
        asking = asyncio.ensure_future(here.phone.send("3 公租房"))
        await asyncio.sleep(1)
        assert here.exchanges.running == ["1001"]
        await asking
        await asyncio.sleep(1)
        assert here.exchanges.running == []

    run(go())


TURNS = st.sampled_from([0.1, 1.0, 3.0, 4.1, 4.15, 4.2, 4.25, 4.5, 5.0, 6.0, 9.0, 11.0, 14.0, 14.2, 16.0, 25.0])
GAPS = st.sampled_from([1.0, 1.5, 2.0, 4.0, 5.0, 6.0, 10.0, 15.0, 20.0])
HANG_UPS = st.sampled_from([5.0, 5.0, 0.5, 2.0, 4.19, 4.2, 4.3])
WHOM = st.integers(0, 1)


def days(workers, hang_ups, crashes):
    messages = st.builds(Message, GAPS, TURNS, st.tuples(WHOM, WHOM, WHOM), st.tuples(hang_ups, hang_ups))
    return st.builds(
        Day,
        messages=st.lists(messages, min_size=1, max_size=5).map(tuple),
        allowed=st.booleans(),
        workers=st.just(workers),
        crashes=crashes,
        unsent=st.sets(st.integers(1, 7), max_size=3).map(tuple),
        slow=st.sampled_from([0.0, 0.02, 0.1]),
        seed=st.integers(0, 999),
    )


def lived(day, folder):
    """The day, over a database of its own, with time that moves for its rows as well."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(records, "datetime", Clock)
        return run(Run(f"sqlite:///{folder.mktemp('day')}/c.db", day, Bot()).live())


@pytest.mark.parametrize("workers", [1, 2])
def test_whatever_happens_every_question_is_answered_once_and_in_order(workers, tmp_path_factory):
    @settings(max_examples=25, deadline=None)
    @given(days(workers, HANG_UPS, st.just(())))
    def any_day(day):
        run_of = lived(day, tmp_path_factory)
        expected = list(range(len(day.messages)))
        assert (run_of.seen.order, run_of.asked, run_of.broken) == (expected, expected, [])

    any_day()


@pytest.mark.parametrize("workers", [1, 2])
def test_whenever_a_worker_dies_every_question_is_still_answered_once(workers, tmp_path_factory):
    crashes = st.tuples(st.tuples(st.sampled_from([1.0, 3.0, 4.2, 5.0, 7.0, 10.0, 16.0]), WHOM))

    @settings(max_examples=10, deadline=None)
    @given(days(workers, st.just(5.0), crashes))
    def any_day(day):
        assert sorted(lived(day, tmp_path_factory).answered) == list(range(len(day.messages)))

    any_day()
