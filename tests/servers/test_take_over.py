"""A person takes over from the bot, with the real servers: the web chat, WeChat, and an operator at the desk."""

import re
import time

import pytest
import requests
from playwright.sync_api import expect

from bot.settings import load_settings
from bot.wiring import open_staff, prepare_store
from tests.channels.web.client import Client, parsed
from tests.desk.browser.conftest import Visitor
from tests.servers.parts import Parts
from tests.wechat.conftest import ENVIRONMENT
from tests.wechat.interface import serving, until
from tests.wechat.phones import Phone
from tests.wechat.platform import Platform
from tests.widget.browser import Chat, running_browser

pytestmark = pytest.mark.servers
QUESTION = "我在包头打工，孩子能在这儿上小学吗"
SLOW = 20_000  # milliseconds: the machine may be busy
PASSWORD = "雨后 7 lanterns"
TOKEN = re.compile(r'<meta name="csrf" content="([0-9a-f]*)">')


class Operator(requests.Session):
    """Somebody at the desk, over HTTP."""

    def __init__(self, address, name):
        super().__init__()
        self.desk = address
        self.submit("/sign-in", page="/sign-in", name=name, password=PASSWORD)

    def page(self, path):
        return self.get(self.desk + path, timeout=30)

    def submit(self, path, page="/password", **fields):
        csrf = TOKEN.search(self.page(page).text)[1]
        return self.post(self.desk + path, data={"csrf": csrf, **fields}, allow_redirects=False, timeout=30)

    def number_of(self, words):
        """The request that stands in the queue with these words, once it is there."""

        def found():
            rows = [row for row in self.page("/talks").text.split("<tr>") if words in row]
            return re.search(r"/talks/(\d+)/take", rows[-1])[1] if rows else None

        until(found, 30)
        return found()

    def take(self, words):
        number = self.number_of(words)
        assert self.submit(f"/talks/{number}/take").status_code == 303
        return f"/talks/{number}"

    def lines(self, talk, enough, after=None):
        """Lines of the talk as the open page gets them, until there are `enough`: (speaker, number, HTML)."""
        headers = {"Accept": "text/event-stream", **({} if after is None else {"Last-Event-ID": str(after)})}
        with self.get(f"{self.desk}{talk}/events", headers=headers, stream=True, timeout=30) as reply:
            assert reply.status_code == 200, reply.text
            found = []
            for name, number, data in parsed(reply.iter_content(1)):
                found += [(data["from"], number, data["html"])] if name == "line" else []
                if enough(found):
                    return found
        raise AssertionError(found)


class World:
    """The three servers, WeChat's interface, and people."""

    def __init__(self, parts, interface):
        self.parts, self.interface = parts, interface

    def visitor(self):
        return Client(self.parts.address).open(region="150200")

    @property
    def desk(self):
        return f"http://127.0.0.1:{self.parts.settings.desk.port}"

    def operator(self, name="li"):
        return Operator(self.desk, name)

    def phone(self, person):
        return Phone(Platform(person=person), f"{self.parts.address}/webhooks/wechat/webhook")


@pytest.fixture(scope="module")
def world(server, server_home, tmp_path_factory):
    home = tmp_path_factory.mktemp("takeover")
    prepare_store(load_settings({}, home=home))
    with serving() as interface, pytest.MonkeyPatch.context() as patch:
        more = {"XINSHIMIN_WECHAT_API": interface.address, "XINSHIMIN_WECOM_API": interface.address, "XINSHIMIN_WECHAT_SEND": "yes"}
        for name, value in (ENVIRONMENT | more).items():
            patch.setenv(name, value)
        parts = Parts(home, server_home)
        accounts = open_staff(parts.settings).accounts
        for name in ("li", "wang"):
            accounts.add(name, name, "operator", PASSWORD, "命令行", must_change=False)
        for part in (parts.actions, parts.rasa):
            parts.start(part)
        (home / "models").exists() or (home / "models").symlink_to(server_home / "models")  # the desk reads with the same model
        parts.start(parts.desk)
        yield World(parts, interface)
        parts.stop()


def test_a_web_chat_goes_to_a_person_and_back(world):
    visitor, operator = world.visitor(), world.operator()
    visitor.say(f"{QUESTION}？我叫甲乙丙", "c1")
    visitor.until_answered("c1")
    visitor.say("转人工", "c2")
    assert visitor.until_answered("c2")[-1]["answer"]["outcome"] == "handed_over"

    talk = operator.take("甲乙丙")
    joined = until_event(visitor, lambda event: event["holder"] == "person")
    assert joined["from"] == "system" and "人工客服已接入" in joined["text"]
    assert QUESTION in operator.page(talk).text and "内蒙古自治区包头市" in operator.page(talk).text

    seq = visitor.say("您是人吗", "c3")["seq"]
    seen = operator.lines(talk, lambda found: "您是人吗" in found[-1][2])
    time.sleep(3)  # as long as it takes to look for messages that nobody answers
    assert [event["from"] for event in visitor.events(after=seq - 1)["events"]] == ["citizen"], "the bot is silent"

    visitor.say("还在吗", "c4")  # while the page of the operator was away
    missed = operator.lines(talk, lambda found: "还在吗" in found[-1][2], after=seen[-1][1])
    assert [speaker for speaker, _, _ in missed] == ["citizen"]

    operator.submit(f"{talk}/write", page=talk, text="在的，我给您发原文。")
    assert until_event(visitor, lambda event: event["from"] == "operator")["text"] == "在的，我给您发原文。"
    found = operator.submit(f"{talk}/find", page=talk, q="公租房").text
    fields = dict(re.findall(r'name="(q|topic|pick|index)" value="([^"]*)"', found.split("</article>")[0]))
    operator.submit(f"{talk}/insert", page=talk, **fields)
    clause = until_event(visitor, lambda event: event["from"] == "operator" and event["answer"])["answer"]["clauses"][0]
    assert clause["document"]["number"] == "包府办发〔2024〕47号"

    operator.submit(f"{talk}/leave", page=talk, how="bot")
    assert until_event(visitor, lambda event: event["holder"] == "bot")["from"] == "system"
    after = visitor.say("公租房怎么申请", "c5")["seq"]
    assert visitor.until_answered("c5", after=after)[-1]["from"] == "bot"
    numbers = [event["seq"] for event in visitor.events()["events"]]
    assert numbers == list(range(1, len(numbers) + 1))


def test_an_operator_who_signs_out_leaves_nobody_alone(world):
    visitor, operator, colleague = world.visitor(), world.operator("wang"), world.operator("li")
    visitor.say(f"{QUESTION}？我叫丁戊", "c1")
    visitor.until_answered("c1")
    visitor.say("转人工", "c2")
    talk = operator.take("丁戊")
    assert colleague.submit(f"{talk}/take").status_code == 409
    operator.submit("/sign-out", page=talk)
    back = until_event(visitor, lambda event: event["holder"] == "bot")
    assert "回到队列" in back["text"]
    visitor.say("公租房怎么申请", "c3")
    assert visitor.until_answered("c3", after=back["seq"])[-1]["from"] == "bot"
    assert colleague.submit(f"{talk}/take").status_code == 303


def test_a_person_speaks_by_wechat(world):
    phone, operator = world.phone("oLIVE"), world.operator()
    phone.say(f"{QUESTION}？我叫己庚辛")
    phone.say("转人工")
    talk = operator.take("己庚辛")
    sent = lambda: "".join(world.interface.texts("oLIVE"))  # noqa: E731
    until(lambda: "人工客服已接入" in sent(), 30)
    assert phone.say("您是人吗") is None, "nothing but the person answers"
    assert "您是人吗" in operator.page(talk).text
    operator.submit(f"{talk}/write", page=talk, text="是的，我在。")
    until(lambda: "人工客服：是的，我在。" in sent(), 30)
    operator.submit(f"{talk}/leave", page=talk, how="close", why="solved")
    until(lambda: "这次人工服务结束了" in sent(), 30)


@pytest.fixture
def pages(world):
    """The chat and the desk, each in a real browser of its own."""
    expect.set_options(timeout=SLOW)
    with running_browser() as browser:
        at_home, at_work = browser.new_context(locale="zh-CN"), browser.new_context(locale="zh-CN")
        at_home.set_default_timeout(SLOW)
        chat, visitor = Chat(at_home.new_page(), f"{world.parts.address}/chat/"), Visitor(at_work.new_page(), world.desk)
        yield chat, visitor
        assert not chat.faults + visitor.faults
    expect.set_options(timeout=5000)


def test_the_page_of_the_chat_and_the_page_of_the_desk_speak_live(pages):
    citizen, operator = pages[0].agree(), pages[1].sign_in("wang").open("/talks")
    desk, chat = operator.page, citizen.page
    citizen.ask(f"{QUESTION}？我叫壬癸")
    citizen.ask("转人工")
    desk.get_by_role("row").filter(has_text="壬癸").get_by_role("button", name="接手").click()
    expect(chat.get_by_text("人工客服正在和您说话")).to_be_visible()
    talk = desk.url

    citizen.say("您是人吗")
    expect(desk.locator("#said li").last).to_contain_text("您是人吗")
    expect(chat.locator(".working")).to_be_hidden()
    desk.locator("#text").fill("是的，我在。")
    desk.locator("#text").press("Enter")
    expect(citizen.replies.last).to_contain_text("是的，我在。")

    operator.open("/").type("包头公租房").page.keyboard.press("F8")
    expect(desk.locator("#status")).to_contain_text("已发到第")
    expect(citizen.card).to_contain_text("包府办发〔2024〕47号")
    citizen.say("谢谢，看到了")  # while no page of the talk is open
    expect(citizen.mine.last).to_contain_text("谢谢，看到了")
    desk.goto(talk)
    expect(desk.locator("#said li").last).to_contain_text("谢谢，看到了")
    assert citizen.violations() == [] and operator.violations() == []

    desk.get_by_role("button", name="交还智能助手").click()
    expect(chat.get_by_text("人工客服正在和您说话")).to_be_hidden()
    citizen.ask("公租房怎么申请")
    expect(citizen.card).to_contain_text("包府办发〔2024〕47号")


def until_event(visitor, wanted):
    """The first event of the session that is `wanted`."""
    after = 0
    for _ in range(30):
        for event in visitor.events(after=after, wait=2)["events"]:
            if wanted(event):
                return event
            after = event["seq"]
    raise AssertionError(visitor.events()["events"])
