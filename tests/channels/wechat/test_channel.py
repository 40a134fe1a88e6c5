"""The addresses in a real Sanic server: what is let in, what is refused, and what comes back."""

import asyncio
import re
import socket
import threading
import time
from contextlib import suppress

import pytest
import requests

from tests.wechat import platform as there
from tests.wechat.conftest import ENVIRONMENT
from tests.wechat.interface import serving, until
from tests.wechat.phones import Phone, at_once
from tests.wechat.platform import AES_KEY, FOREIGN_KEY, OLD_KEY, PERSON, SECRET, Platform, seal

WECOM = {"token": "WecomToken", "receiver": "ww0123456789abcdef", "aes_key": OLD_KEY, "official": False}


class Agent:
    """A bot that says back what it heard; `睡 2` makes it slow."""

    def __init__(self):
        self.received = []

    async def handle_message(self, message):
        self.received.append(message)
        if message.text.startswith("睡 "):
            await asyncio.sleep(float(message.text.split()[1]))
        await message.output_channel.send_text_message(message.sender_id, f"收到：{message.text}")


async def _serve(agent, listening, ready, over):
    from rasa.core.channels.channel import register
    from sanic import Sanic

    from bot.channels.wechat.channel import WeChatInput, WeComInput
    from bot.channels.wechat.service_desk import ServiceDeskInput

    app = Sanic(f"wechat_under_test_{id(over)}", configure_logging=False)
    app.ctx.agent = agent
    register([WeChatInput(), WeComInput(), ServiceDeskInput()], app, route="/webhooks/")
    server = await app.create_server(sock=listening, return_asyncio_server=True)
    await server.startup()
    await server.after_start()
    await server.start_serving()
    ready.set()
    await asyncio.get_running_loop().run_in_executor(None, over.wait)
    await server.before_stop()
    server.close()


class Served:
    """The address of the running channels, the bot behind them, and the platform's interface before them."""

    def __init__(self, agent, address, interface):
        self.agent, self.address, self.interface = agent, address, interface

    def url(self, kind="wechat"):
        return f"{self.address}/webhooks/{kind}/webhook"

    def phone(self, kind="wechat", **more):
        return Phone(Platform(**(WECOM if kind == "wecom" else {}) | more), self.url(kind))


@pytest.fixture(scope="module", params=["no", "yes"], ids=["unallowed", "allowed"])
def served(request, tmp_path_factory):
    from bot.channels.turns import open_turns

    agent, ready, over = Agent(), threading.Event(), threading.Event()
    with pytest.MonkeyPatch.context() as patch, serving() as interface, socket.socket() as listening:
        addresses = {"XINSHIMIN_WECHAT_API": interface.address, "XINSHIMIN_WECOM_API": interface.address}
        home = {"XINSHIMIN_HOME": str(tmp_path_factory.mktemp("home")), "XINSHIMIN_WECHAT_SEND": request.param}
        for name, value in (ENVIRONMENT | addresses | home).items():
            patch.setenv(name, value)
        patch.delenv("XINSHIMIN_CONVERSATIONS_URL", raising=False)
        open_turns.cache_clear()
        listening.bind(("127.0.0.1", 0))
        thread = threading.Thread(target=lambda: asyncio.run(_serve(agent, listening, ready, over)))
        thread.start()
        assert ready.wait(60)
        yield Served(agent, f"http://127.0.0.1:{listening.getsockname()[1]}", interface)
        over.set()
        thread.join()
        open_turns.cache_clear()


@pytest.fixture(autouse=True)
def fresh(served):
    served.agent.received.clear()
    served.interface.sent.clear()


def refused(served, query, body=b"", kind="wechat", method="POST"):
    reply = requests.request(method, served.url(kind), params=query, data=body, timeout=10)
    assert reply.status_code == 403 and reply.text == "不是微信平台发来的请求。" and served.agent.received == []
    return True


def test_the_addresses_are_verified(served):
    for kind, more in (("wechat", {}), ("wecom", WECOM), ("wechat_kf", WECOM | {"token": "KfToken"})):
        reply = requests.get(served.url(kind), params=Platform(**more).verification("42"), timeout=10)
        assert (reply.status_code, reply.text) == (200, "42")
        assert refused(served, Platform(**more | {"token": "Other"}).verification(), kind=kind, method="GET")


def test_a_question_is_answered_sealed(served):
    phone = served.phone()
    assert phone.say("包头公租房怎么申请") == "收到：包头公租房怎么申请"
    (message,) = served.agent.received
    assert (message.sender_id, message.input_channel, message.output_channel.name()) == (f"wechat:{PERSON}", "wechat", "wechat")


def test_wecom_is_answered_the_same_way(served):
    assert served.phone("wecom").say("低保") == "收到：低保"
    assert served.agent.received[0].sender_id == f"wecom:{PERSON}"


def test_strangers_are_refused_in_one_way(served):
    good = Platform()
    query, body = good.call(good.text("低保"))
    stale, future = (good.call(good.text("低保"), timestamp=good.clock() + away) for away in (-1000, 1000))
    plain = Platform("plain")
    cases = [
        ({}, body),
        (query | {"msg_signature": "0" * 40}, body),
        ([*query.items(), ("msg_signature", query["msg_signature"])], body),
        stale,
        future,
        plain.call(plain.text("低保")),
        good.call(good.text("低保"), receiver="wxffffffffffffffff"),
        good.call(good.text("低保"), aes_key=FOREIGN_KEY),
        (query, b""),
        (query, b"{}"),
        (query, body[:-9]),
        (query, b"<xml>" + b"<a>" * 20_000),
        (query, b"x" * 70_000),
        good.call(good.xml("<MsgType>text</MsgType>")),
        good.call(good.text("低保", number="abc")),
        good.call(good.text("低保", number=2**63)),
    ]
    assert all(refused(served, *case) for case in cases)


def test_a_body_that_never_ends_is_not_read_to_its_end(served):
    def endless():
        while True:
            yield b"x" * 10_000

    query, _ = Platform().call("<xml/>")
    with suppress(requests.ConnectionError):  # closed while it was still being sent: refused as well
        assert requests.post(served.url(), params=query, data=endless(), timeout=10).status_code == 403
    assert served.phone().say("低保") == "收到：低保"


def test_a_body_of_64_kilobytes_gets_a_sentence(served):
    assert "太长" in served.phone().say("长" * 10_000)
    assert served.agent.received == []


def test_the_previous_key_is_answered_with_the_previous_key(served):
    phone = served.phone(aes_key=OLD_KEY)
    assert phone.say("低保") == "收到：低保"


@pytest.mark.parametrize("text", ["/restart", '/ask_pension{"a": 1}', "  /restart", "\u200b/session_start"])
def test_commands_are_only_text(served, text):
    served.phone().say(text)
    assert not served.agent.received[0].text.startswith("/")


def test_personal_numbers_never_reach_the_bot(served):
    served.phone().say("电话13812345678，低保咋办")
    assert served.agent.received[0].text == "电话［电话］，低保咋办"


@pytest.mark.parametrize("text", ["a]]>b", "😀", "<b>&amp;</b>", "第一行\n第二行"])
def test_any_text_comes_back_whole(served, text):
    assert served.phone().say(text) == f"收到：{text}"


def test_three_calls_at_once_run_one_turn(served):
    phone = served.phone()
    message = phone.platform.text("睡 1")
    assert at_once(*[lambda: phone.send(message)] * 3) == ["收到：睡 1"] * 3 and len(served.agent.received) == 1


def test_hanging_up_stops_nothing(served):
    phone = served.phone(person="oHANGSUP")
    message = phone.platform.text("睡 1")
    phone.seconds = 0.3
    assert phone.send(message, tries=1) != "收到：睡 1"
    phone.seconds = 5.0
    assert phone.send(message) == "收到：睡 1" and len(served.agent.received) == 1


def test_one_real_late_turn(served, request):
    phone, allowed = served.phone(person="oLATE"), "unallowed" not in request.node.name
    assert phone.say("睡 6") == (None if allowed else "收到：睡 6")
    if allowed:
        until(lambda: served.interface.texts("oLATE") == ["收到：睡 6"])
    assert len(served.agent.received) == 1 and len(phone.seen) + len(served.interface.texts("oLATE")) == 1


def test_five_messages_at_once_come_in_order(served):
    phone, texts = served.phone(person="oFIVE"), [f"睡 0.2 {word}" for word in "甲乙丙丁戊"]
    works = []
    for place, text in enumerate(texts):
        works.append(lambda text=text, place=place: (time.sleep(place * 0.05), phone.say(text))[1])
    assert at_once(*works) == [f"收到：{text}" for text in texts]
    assert [message.text for message in served.agent.received] == texts == [one.removeprefix("收到：") for one in phone.seen]


def test_other_kinds_of_messages(served):
    phone = served.phone(person="oKINDS")
    voice = "<MsgType>voice</MsgType><MediaId>m</MediaId>{}"
    said = phone.send(phone.platform.xml(voice.format("<Recognition><![CDATA[包头低保]]></Recognition>")))
    assert said == "听到的是：“包头低保”\n\n收到：包头低保"
    assert "打字" in phone.send(phone.platform.xml(voice.format("")))
    for kind in ("image", "video", "shortvideo", "link", "hologram"):
        assert phone.send(phone.platform.xml(f"<MsgType>{kind}</MsgType>")).count("。") == 1
    assert [message.text for message in served.agent.received] == ["包头低保"]


def test_a_place_is_confirmed_before_it_counts(served):
    phone = served.phone(person="oPLACE")
    place = "<MsgType>location</MsgType><Location_X>40.65</Location_X><Location_Y>109.84</Location_Y>{}"
    label = "<Label><![CDATA[内蒙古自治区包头市昆都仑区钢铁大街5号]]></Label>"
    assert "内蒙古自治区包头市昆都仑区吗" in phone.send(phone.platform.xml(place.format(label)))
    assert served.agent.received == []
    assert phone.say("1") == "收到：我在内蒙古自治区包头市昆都仑区"
    phone.send(phone.platform.xml(place.format(label)))
    assert phone.say("是的") == "收到：我在内蒙古自治区包头市昆都仑区"
    phone.send(phone.platform.xml(place.format(label)))
    assert "请直接说" in phone.say("2") and "请直接说" in phone.send(phone.platform.xml(place.format("")))


def test_following_clicking_and_leaving(served):
    phone = served.phone(person="oFOLLOWS")
    welcome = phone.send(phone.platform.event("subscribe"))
    assert "新市民政策助手" in welcome and "删除我的记录" in welcome and "\n9. " in welcome
    assert phone.say("１") == "收到：随迁子女入学有什么规定？"
    assert phone.send(phone.platform.event("CLICK", "topic:public_rental_housing")) == "收到：公租房有什么规定？"
    assert phone.send(phone.platform.event("CLICK", "say:转人工")) == "收到：转人工"
    assert "新市民政策助手" in phone.send(phone.platform.event("CLICK", "old-key"))
    for silent in ("VIEW", "unsubscribe", "LOCATION", "brand_new_event"):
        assert phone.send(phone.platform.event(silent)) is None


def test_the_service_desk_fetches_what_came_and_sends_answers(served):
    desk = Platform(**WECOM | {"token": "KfToken"})
    base = {"open_kfid": "wkDESK", "external_userid": "wmPERSON", "send_time": int(desk.clock()), "origin": 3}
    served.interface.inbox += [
        base | {"msgid": "k1", "msgtype": "text", "text": {"content": "包头公租房"}},
        base | {"msgid": "k2", "msgtype": "text", "text": {"content": "低保"}},
        base | {"msgid": "k3", "origin": 5, "msgtype": "text", "text": {"content": "客服说的"}},
        base | {"msgid": "k4", "msgtype": "image", "image": {}},
        {"msgtype": "broken"},
    ]
    event = "<MsgType>event</MsgType><Event>kf_msg_or_event</Event><Token>T</Token><OpenKfId>wkDESK</OpenKfId>"
    inner = f"<xml><ToUserName>ww0123456789abcdef</ToUserName><CreateTime>1</CreateTime>{event}</xml>"
    for _ in range(2):
        query, body = desk.call(inner)
        assert requests.post(served.url("wechat_kf"), params=query, data=body, timeout=5).text == "success"
    until(lambda: len(served.interface.texts("wmPERSON")) == 3)
    texts = served.interface.texts("wmPERSON")
    assert texts[:2] == ["收到：包头公租房", "收到：低保"] and "打字" in texts[2]
    assert {body["open_kfid"] for to, body in served.interface.sent if to == "wmPERSON"} == {"wkDESK"}


def test_nothing_of_persons_and_secrets_is_printed(served, capfd):
    phone = served.phone(person="oVERYSECRETPERSON")
    phone.say("低保")
    query, body = phone.platform.call(phone.platform.text("低保"), aes_key=FOREIGN_KEY)
    requests.post(served.url(), params=query, data=body, timeout=10)
    printed = "".join(capfd.readouterr())
    assert "oVERYSECRETPERSON" not in printed
    assert not [secret for secret in (there.TOKEN, SECRET, AES_KEY, OLD_KEY) if secret in printed]
    assert re.search(r"wechat\.refused.*reason=key", re.sub(r"\x1b\[[0-9;]*m", "", printed))
    assert seal("x") not in printed
