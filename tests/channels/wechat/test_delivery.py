"""What is sent, what must wait, and for how long; every code of the platform."""

import asyncio

import pytest

from bot.answer.phrases import Phrases
from bot.channels.wechat.delivery import AGAIN, ApiDelivery
from bot.wechat.account import Account
from bot.wechat.api import PlatformApi
from bot.wechat.http import Http
from bot.wechat.incoming import Incoming
from bot.wechat.ledger import Ledger
from bot.wechat.packet import Card, Packet
from bot.wechat.shared import LocalState
from tests.wechat.interface import serving
from tests.wechat.platform import APPID, SECRET

MESSAGE = Incoming("text", "o1", "gh_1", 0, "1")
CARD = Card("条款全文", "文号", "https://zc.example.gov.cn/1")
ANSWER = Packet(("有规定。",), ("要什么材料？", "在哪里办？"), "接着问：", CARD)
SHORT = Packet(("有规定。",))


@pytest.fixture
def interface():
    with serving() as running:
        yield running


class Clock:
    now = 1_700_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def sending(interface):
    """Runs `work(delivery)` for an account of a kind, with a message of the person before; calls end after `whole` seconds."""

    def run(work, kind="wechat", clock=None, whole=20.0):
        async def go():
            account = Account(kind, APPID, "t", (), "plain", SECRET, True, interface.address, "1000002")
            state = LocalState()
            api = PlatformApi(account, state, Http(account.api, whole=whole))
            delivery = ApiDelivery(account, api, Ledger(state, clock or Clock()), Phrases.open(), clock or Clock())
            await delivery.grant(MESSAGE)
            try:
                return await work(delivery)
            finally:
                await api.close()

        return asyncio.run(go())

    return run


def kinds(interface):
    return [body["msgtype"] for _, body in interface.sent]


def test_an_answer_is_a_text_a_card_and_choices_to_tap(sending, interface):
    assert sending(lambda delivery: delivery.send("o1", ANSWER)).rest is None
    assert kinds(interface) == ["text", "news", "msgmenu"]


def test_wecom_has_no_menus_in_messages(sending, interface):
    assert sending(lambda delivery: delivery.send("o1", ANSWER), "wecom").rest is None
    assert kinds(interface) == ["text", "news", "text"] and "1. 要什么材料？" in interface.texts()[-1]


def test_what_is_more_than_is_left_is_packed_together(sending, interface):
    many = Packet(tuple(f"第{number}条。" for number in range(6)), ("甲",))
    assert sending(lambda delivery: delivery.send("o1", many)).rest is None
    assert interface.texts() == ["\n\n".join([*(f"第{number}条。" for number in range(6)), "1. 甲"])]


def test_what_does_not_fit_at_all_waits_and_the_last_one_says_so(sending, interface):
    delivered = sending(lambda delivery: delivery.send("o1", Packet(("这是一句话。" * 900,), ("甲",))))
    assert len(interface.sent) == 5 and "回复“更多”" in interface.texts()[-1]
    everything = "".join([*interface.texts(), *delivered.rest.pieces()])
    assert everything.count("这是一句话。") == 900 and delivered.rest.options == ("甲",) and everything.count("1. 甲") == 1
    assert all(len(text.encode()) <= 1800 for text in interface.texts())


def test_the_sixth_message_is_not_even_tried(sending, interface):
    async def work(delivery):
        for _ in range(5):
            assert (await delivery.send("o1", SHORT)).rest is None
        asked = len(interface.asked)
        assert (await delivery.send("o1", SHORT)).rest.texts == ("有规定。",) and len(interface.asked) == asked

    sending(work)


@pytest.mark.parametrize("code", [45015, 45047])
def test_where_the_platform_takes_no_more_the_rest_waits_for_the_person(sending, interface, code):
    async def work(delivery):
        interface.errors = [0, code]
        delivered = await delivery.send("o1", Packet(("一。", "二。", "三。"), ("甲",)))
        assert (delivered.rest.pieces(), delivered.again_in) == (("二。\n\n三。\n\n1. 甲",), None) and delivery.allowed
        assert (await delivery.send("o1", SHORT)).rest is not None
        await delivery.grant(MESSAGE)
        assert (await delivery.send("o1", SHORT)).rest is None

    sending(work)


def test_a_text_that_is_too_long_is_cut_and_sent(sending, interface):
    interface.errors = [45002]
    assert sending(lambda delivery: delivery.send("o1", Packet(("这是一句话。" * 60,)))).rest is None
    assert len(interface.texts()) == 2 and "".join(interface.texts()) == "这是一句话。" * 60


def test_a_text_that_is_always_too_long_waits(sending, interface):
    interface.errors = [45002] * 100
    delivered = sending(lambda delivery: delivery.send("o1", Packet(("这是一句话。" * 60,))))
    assert "".join(delivered.rest.texts) == "这是一句话。" * 60 and interface.sent == []


@pytest.mark.parametrize(("code", "seconds"), [(48001, 3600), (45009, 3600), (40164, 60)])
def test_without_right_quota_or_address_nothing_is_sent_for_a_while(sending, interface, code, seconds):
    clock = Clock()

    async def work(delivery):
        interface.errors = [code]
        delivered = await delivery.send("o1", SHORT)
        assert delivered.rest.texts == ("有规定。",) and not delivery.allowed
        assert (delivered.again_in is None) is (code != 40164)
        clock.now += seconds + 1
        assert delivery.allowed

    sending(work, clock=clock)


def test_a_busy_platform_is_asked_again_a_few_times(sending, interface):
    async def work(delivery):
        for tries, expected in enumerate([*AGAIN, None, None]):
            interface.errors = [-1]
            assert (await delivery.send("o1", SHORT, tries)).again_in == expected

    sending(work)


@pytest.mark.parametrize("how", ["hang", "html", "500"])
def test_what_may_have_arrived_is_not_sent_again_unasked(sending, interface, how):
    async def work(delivery):
        await delivery.send("o1", SHORT)
        interface.broken = how
        delivered = await delivery.send("o1", SHORT)
        assert delivered.again_in is None and "可能没有送到" in delivered.rest.texts[0] and "有规定。" in delivered.rest.texts[0]

    sending(work, whole=2.0 if how == "hang" else 20.0)


@pytest.mark.parametrize("how", ["hang", "html", "500"])
def test_where_no_token_can_be_had_nothing_is_lost(sending, interface, how):
    async def work(delivery):
        interface.token_broken = how
        return await delivery.send("o1", SHORT)

    delivered = sending(work, whole=1.0 if how == "hang" else 20.0)
    assert (delivered.rest.texts, delivered.again_in) == (("有规定。",), AGAIN[0]) and interface.sent == []


def test_a_refused_token_for_ever_and_a_person_who_is_gone(sending, interface):
    async def work(delivery):
        interface.errors = [40001] * 4
        delivered = await delivery.send("o1", SHORT)
        assert delivered.rest is not None and delivered.again_in == AGAIN[0] and not delivery.allowed
        interface.errors = [43004]
        assert (await delivery.send("o1", SHORT)).again_in is None

    sending(work)


def test_no_log_holds_a_person_or_a_secret(sending, interface, caplog, capsys):
    async def work(delivery):
        for code in (40001, 40001, 45009, 99999):
            interface.errors = [code] * 2
            await delivery.send("oVERYSECRETPERSON", SHORT)

    sending(work)
    said = capsys.readouterr().out + caplog.text
    assert "wechat.not_sent" in said and "oVERYSECRETPERSON" not in said and SECRET not in said and "token-" not in said
