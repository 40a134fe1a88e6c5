"""The addresses in a real Sanic server: what is let in, what is refused, and what comes back."""

import asyncio
import logging
import re
import socket
import threading
import time
from contextlib import ExitStack, contextmanager, suppress

import pytest
import requests

from bot.monitoring.logs import ADDRESSES_ASKED_FOR
from bot.monitoring.trace import SHAPE, current_trace
from tests.wechat import platform as there
from tests.wechat.conftest import ENVIRONMENT
from tests.wechat.interface import serving, until
from tests.wechat.phones import Phone, at_once
from tests.wechat.platform import AES_KEY, FOREIGN_KEY, OLD_KEY, PERSON, SECRET, Platform, seal
from tests.wechat.servers import redis_running

WECOM = {"token": "WecomToken", "receiver": "ww0123456789abcdef", "aes_key": OLD_KEY, "official": False}


class Agent:
    """A bot that says back what it heard; `睡 2` makes it slow."""

    def __init__(self):
        self.received, self.traces, self.began, self.ended = [], [], [], []

    async def handle_message(self, message):
        self.received.append(message)
        self.traces.append(current_trace())
        self.began.append(time.monotonic())
        if message.text.startswith("睡 "):
            await asyncio.sleep(float(message.text.split()[1]))
        self.ended.append(time.monotonic())
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


@contextmanager
def running(agent):
    """Address of a worker of its own with the channels, before `agent`; the settings are those of the moment."""
    ready, over = threading.Event(), threading.Event()
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        thread = threading.Thread(target=lambda: asyncio.run(_serve(agent, listening, ready, over)))
        thread.start()
        assert ready.wait(300)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        over.set()
        thread.join()


@contextmanager
def settings(home, interface, **more):
    """The settings of all three accounts, in a home of their own."""
    from bot.channels.turns import open_turns

    given = {"WECHAT_API": interface.address, "WECOM_API": interface.address, "HOME": str(home)} | more
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (ENVIRONMENT | {f"XINSHIMIN_{name}": value for name, value in given.items()}).items():
            patch.setenv(name, value)
        patch.delenv("XINSHIMIN_CONVERSATIONS_URL", raising=False)
        open_turns.cache_clear()
        yield
    open_turns.cache_clear()


@pytest.fixture(scope="module", params=[("no", "safe"), ("yes", "compatible")], ids=["unallowed", "allowed"])
def served(request, tmp_path_factory):
    agent, (may_send, mode) = Agent(), request.param
    home, more = tmp_path_factory.mktemp("home"), {"WECHAT_SEND": may_send, "WECHAT_MODE": mode}
    with serving() as interface, settings(home, interface, **more), running(agent) as address:
        made = Served(agent, address, interface)
        made.allowed, made.mode = may_send == "yes", mode
        yield made


@pytest.fixture(autouse=True)
def fresh(request):
    if "served" in request.fixturenames:
        served = request.getfixturevalue("served")
        for kept in (served.agent.received, served.agent.traces, served.interface.sent, served.interface.traces):
            kept.clear()


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


def test_every_mode_is_served(served):
    for mode in ("safe",) if served.mode == "safe" else ("plain", "compatible", "safe"):
        assert served.phone(mode=mode).say("低保") == "收到：低保"


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
        *([plain.call(plain.text("低保"))] if served.mode == "safe" else []),
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


@pytest.mark.parametrize("kind", ["wechat", "wecom"])
def test_a_reply_names_the_trace_of_its_message_however_often_it_is_called(served, kind):
    phone = served.phone(kind, person="oTRACED")
    message = phone.platform.text("低保")
    assert phone.send(message) == phone.send(message) == "收到：低保"
    phone.say("公租房")
    first, again, other = phone.traces
    assert first == again != other and SHAPE.fullmatch(first) and served.agent.traces == [first, other]


def test_what_is_sent_later_goes_under_the_trace_of_its_message(served):
    phone = served.phone(person="oTRACEDLATE")
    said = phone.say("睡 6")
    if served.allowed:
        until(lambda: served.interface.traces)
        assert said is None and served.interface.traces == served.agent.traces != [None]
    else:
        assert phone.traces == served.agent.traces != [None]


def test_a_refused_call_has_no_trace_and_takes_none_from_the_one_before(served):
    with requests.Session() as line:
        good, bad = (Platform().call(Platform().text("低保"), **more) for more in ({}, {"aes_key": FOREIGN_KEY}))
        replies = [line.post(served.url(), params=query, data=body, timeout=10) for query, body in (good, bad)]
    assert [reply.status_code for reply in replies] == [200, 403]
    assert "X-Trace-Id" in replies[0].headers and "X-Trace-Id" not in replies[1].headers


def test_hanging_up_stops_nothing(served):
    phone = served.phone(person="oHANGSUP")
    message = phone.platform.text("睡 1")
    phone.seconds = 0.3
    assert phone.send(message, tries=1) != "收到：睡 1"
    phone.seconds = 5.0
    assert phone.send(message) == "收到：睡 1" and len(served.agent.received) == 1


def test_one_real_late_turn(served):
    phone = served.phone(person="oLATE")
    assert phone.say("睡 6") == (None if served.allowed else "收到：睡 6")
    if served.allowed:
        until(lambda: served.interface.texts("oLATE") == ["收到：睡 6"])
    assert len(served.agent.received) == 1 and len(phone.seen) + len(served.interface.texts("oLATE")) == 1


def test_five_messages_at_once_come_in_order(served):
    phone, texts = served.phone(person="oFIVE"), [f"睡 0.5 {word}" for word in "甲乙丙丁戊"]
    works = []
    for place, text in enumerate(texts):
        works.append(lambda text=text, place=place: (time.sleep(place * 0.3), phone.say(text))[1])
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
    assert (
        served.interface.traces[:2] == served.agent.traces
        and len(set(served.interface.traces)) == 3
        and None not in served.interface.traces
    )


def test_whatever_the_platform_says_a_late_answer_arrives_once(served):
    """Codes that end with the token replaced, with the text cut, with another try, or with the person's next message."""
    if not served.allowed:
        assert served.interface.sent == []
        return
    codes = [40001, 40014, 42001, 45015, 45047, 45002, 43004, -1, 99999]
    phones = [served.phone(person=f"oCODE{number}") for number in range(len(codes))]
    served.interface.refusals = {phone.platform.person: [code] for phone, code in zip(phones, codes, strict=True)}
    assert at_once(*[lambda phone=phone: phone.say("睡 8") for phone in phones]) == [None] * len(codes)
    until(lambda: not any(served.interface.refusals.values()))
    for phone, code in zip(phones, codes, strict=True):
        if code in (40001, 40014, 42001):
            until(lambda phone=phone: served.interface.texts(phone.platform.person) == ["收到：睡 8"])
        else:
            assert phone.say("1") == "收到：睡 8" and served.interface.texts(phone.platform.person) == []
    assert len(served.agent.received) == len(codes)


def test_without_the_right_to_send_the_next_answers_go_another_way(served):
    phone = served.phone("wecom", person="oRIGHT")
    served.interface.refusals = {"oRIGHT": [48001]}
    assert phone.say("睡 6") is None
    until(lambda: not served.interface.refusals["oRIGHT"])
    assert phone.say("1") == "收到：睡 6"
    assert phone.say("睡 5") == "收到：睡 5" and served.interface.texts("oRIGHT") == []


@pytest.fixture
def workers(tmp_path):
    """Two workers that share a database and a real Redis."""
    agents = Agent(), Agent()
    with ExitStack() as opened:
        interface, (url, process) = opened.enter_context(serving()), opened.enter_context(redis_running(tmp_path))
        opened.enter_context(settings(tmp_path / "home", interface, WECHAT_SEND="no", REDIS_URL=url))
        yield [Served(agent, opened.enter_context(running(agent)), interface) for agent in agents], process


def test_two_workers_are_one_account(workers):
    (one, two), _ = workers
    phones = [worker.phone(person="oBOTH") for worker in (one, two)]
    message = phones[0].platform.text("睡 1")
    assert at_once(*[lambda phone=phone: phone.send(message) for phone in phones]) == ["收到：睡 1"] * 2
    assert len(one.agent.received) + len(two.agent.received) == 1
    phones[0].send(phones[0].platform.event("subscribe"))
    assert phones[1].say("1") == "收到：随迁子女入学有什么规定？", "choices of one are known to the other"
    first, second = at_once(lambda: phones[0].say("睡 3"), lambda: (time.sleep(0.7), phones[1].say("后来的"))[1])
    assert (first, second) == ("收到：睡 3", "收到：后来的")
    assert one.agent.received[-1].text == "睡 3" and two.agent.received[-1].text == "后来的"
    assert one.agent.ended[-1] < two.agent.began[-1], "the later message waited for the earlier one at the other worker"


def test_two_workers_share_the_token_and_what_may_be_sent(workers):
    (one, two), _ = workers
    for number, worker in enumerate((one, two) * 3):
        phone = worker.phone("wecom", person=f"oTOKEN{number // 2}")
        assert phone.say("睡 4.5" if number < 4 else "低保") == (None if number < 4 else "收到：低保")
    until(lambda: len(one.interface.sent) == 4)
    assert one.interface.asked.count("token") == 1


def test_two_workers_read_a_service_desk_once(workers, tmp_path):
    (one, two), _ = workers
    desk = Platform(**WECOM | {"token": "KfToken"})
    base = {"open_kfid": "wkDESK", "send_time": int(desk.clock()), "origin": 3, "msgtype": "text"}
    one.interface.inbox += [
        base | {"external_userid": f"wm{number}", "msgid": f"k{number}", "text": {"content": f"第{number}"}} for number in range(5)
    ]
    event = "<MsgType>event</MsgType><Event>kf_msg_or_event</Event><Token>T</Token><OpenKfId>wkDESK</OpenKfId>"
    inner = f"<xml><ToUserName>ww0123456789abcdef</ToUserName><CreateTime>1</CreateTime>{event}</xml>"

    def call(worker):
        query, body = desk.call(inner)
        return requests.post(worker.url("wechat_kf"), params=query, data=body, timeout=5).text

    assert at_once(lambda: call(one), lambda: call(two)) == ["success"] * 2
    until(lambda: len(one.interface.sent) == 5 and len(one.interface.cursors) == 4)
    (tmp_path / "home" / "wechat_kf.json").unlink()
    call(two)
    until(lambda: len(one.interface.cursors) == 5)
    assert one.interface.cursors == ["", "2", "4", "5", "5"] and len(one.agent.received) + len(two.agent.received) == 5


def test_a_redis_that_dies_stops_nobody(workers):
    (one, two), process = workers
    assert one.phone(person="oBEFORE").say("低保") == "收到：低保"
    process.kill()
    process.wait()
    for worker in (one, two):
        phone = worker.phone(person="oAFTER")
        assert phone.say("低保") == "收到：低保" and phone.say("公租房") == "收到：公租房"


def test_nothing_of_persons_and_secrets_is_printed(served, capfd, monkeypatch):
    for name in ADDRESSES_ASKED_FOR:  # as the process does before it serves; another test may have set them otherwise
        monkeypatch.setattr(logging.getLogger(name), "disabled", True)
    phone = served.phone(person="oVERYSECRETPERSON")
    phone.say("低保")
    query, body = phone.platform.call(phone.platform.text("低保"), aes_key=FOREIGN_KEY)
    requests.post(served.url(), params=query, data=body, timeout=10)
    printed = "".join(capfd.readouterr())
    assert "oVERYSECRETPERSON" not in printed
    assert not [secret for secret in (there.TOKEN, SECRET, AES_KEY, OLD_KEY) if secret in printed]
    plain = re.sub(r"\x1b\[[0-9;]*m", "", printed)  # for people, or a JSON object a line, as the process has set it
    assert any("wechat.refused" in line and re.search(r"reason\W+key", line) for line in plain.splitlines())
    assert seal("x") not in printed
