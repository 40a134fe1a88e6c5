"""The answer to a message with what has waited before it."""

from bot.channels.wechat.answering import Answers
from bot.channels.wechat.exchange import Exchange
from bot.channels.wechat.hearing import Heard
from bot.wechat.packet import Packet
from tests.channels.wechat.conftest import run

CONVERSATION = "wechat:oPERSON"


def answer(here, heard):
    answers = Answers(here.bot, None, here.storing, here.exchanges._phrases)
    return answers.answer(Exchange("5", "oPERSON", CONVERSATION, heard=heard))


def test_what_was_never_seen_goes_before_and_what_was_begun_does_not(world):
    async def go():
        here = world()
        await here.storing.keep("1", CONVERSATION, Packet(("没见过。",)))
        await here.storing.keep("2", CONVERSATION, Packet(("后半段。",), begun=True))
        assert (await answer(here, Heard(ask="低保"))).pieces() == ("没见过。\n\n答低保",)
        assert (await answer(here, Heard(ask="低保"))).pieces() == ("答低保",)

    run(go())


def test_all_that_waits_is_fetched_and_nothing_is_asked(world):
    async def go():
        here = world()
        await here.storing.keep("1", CONVERSATION, Packet(("前。",)))
        await here.storing.keep("2", CONVERSATION, Packet(("后。",), begun=True))
        assert (await answer(here, Heard(ask="1", fetch=True))).pieces() == ("前。\n\n后。",) and here.questions == []
        assert (await answer(here, Heard(ask="1", fetch=True))).pieces() == ("答1",)

    run(go())


def test_a_promise_elsewhere_that_never_ends_is_waited_for_in_vain(world):
    async def go():
        here = world()
        await here.storing.promise("1", CONVERSATION, "公租房")
        exchange = Exchange("5", "oPERSON", CONVERSATION, heard=Heard(ask="1", fetch=True))
        packet = await Answers(here.bot, None, here.storing, here.exchanges._phrases).answer(exchange)
        assert "回复 1" in packet.texts[0] and here.questions == []

    run(go())


def test_an_answer_that_comes_while_somebody_looks_for_it_is_fetched(world):
    async def go():
        here = world()
        await here.storing.promise("1", CONVERSATION, "公租房")
        looked = here.storing.is_promised

        async def comes_just_then(*asked):
            await here.storing.keep("1", CONVERSATION, Packet(("来了。",)))
            return await looked(*asked)

        here.storing.is_promised = comes_just_then
        assert (await answer(here, Heard(ask="1", fetch=True))).pieces() == ("来了。",) and here.questions == []

    run(go())


def test_what_is_said_at_once_and_what_is_nothing(world):
    async def go():
        here = world()
        assert await answer(here, Heard(say=Packet(("您好",)))) == Packet(("您好",))
        assert await answer(here, Heard()) is None and here.questions == []

    run(go())


def test_what_a_person_answers_gets_what_waits_or_how_to_get_it(world):
    """The account may not send: what the person wrote goes out with the next message."""

    async def nobody(conversation, text):
        return []

    async def go(may_send):
        here = world()
        answers = Answers(nobody, None, here.storing, here.exchanges._phrases, may_send=lambda: may_send)
        exchange = Exchange("5", "oPERSON", CONVERSATION, heard=Heard(ask="在吗"))
        none = await answers.answer(exchange)
        await here.storing.keep("desk:1", CONVERSATION, Packet(("人工客服：在。",)))
        return none, await answers.answer(exchange)

    none, got = run(go(False))
    assert "已转给人工客服" in none.texts[0] and got.pieces() == ("人工客服：在。",)
    assert run(go(True)) == (None, None), "it is on its way by the interface"


def test_while_the_bot_is_off_nothing_else_is_said_and_what_waits_waits_on(world):
    async def off():
        return "停用了，请拨 12345。"

    async def go():
        here = world()
        await here.storing.keep("1", CONVERSATION, Packet(("旧答复。",)))
        answers = Answers(here.bot, None, here.storing, here.exchanges._phrases, off=off)
        asked = Exchange("5", "oPERSON", CONVERSATION, heard=Heard(ask="1", fetch=True))
        assert (await answers.answer(asked)).pieces() == ("答1",) and here.questions == ["1"]  # the turn says what is said
        greeted = Exchange("6", "oPERSON", CONVERSATION, heard=Heard(say=Packet(("您好，可以问我政策。",))))
        assert (await answers.answer(greeted)).pieces() == ("停用了，请拨 12345。",)
        assert await answers.answer(Exchange("7", "oPERSON", CONVERSATION, heard=Heard())) is None
        assert (await answer(here, Heard(ask="1", fetch=True))).pieces() == ("旧答复。",)

    run(go())


def test_while_the_bot_is_off_what_a_person_wrote_is_given_out_and_nothing_else(world):
    async def off():
        return "停用了，请拨 12345。"

    async def nobody(conversation, text):
        return []

    async def go():
        here = world()
        await here.storing.keep("1", CONVERSATION, Packet(("旧答复。",)))
        await here.storing.keep("desk:1", CONVERSATION, Packet(("人工客服：在。",)))
        answers = Answers(nobody, None, here.storing, here.exchanges._phrases, may_send=lambda: False, off=off)
        exchange = Exchange("5", "oPERSON", CONVERSATION, heard=Heard(ask="1", fetch=True))
        assert (await answers.answer(exchange)).pieces() == ("人工客服：在。",)
        assert "已转给人工客服" in (await answers.answer(exchange)).texts[0]

    run(go())
