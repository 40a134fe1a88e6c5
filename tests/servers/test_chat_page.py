"""The chat in a real browser against the real servers; tests/widget has the finer cases against a fake of the same contract."""

import psutil
import pytest
from playwright.sync_api import expect

from tests.servers.conftest import Server
from tests.widget.browser import SIZES, Chat, running_browser

pytestmark = pytest.mark.servers
SLOW = 15000  # milliseconds: the machine may be busy
BAOTOU = "我在包头打工，公租房怎么申请"


@pytest.fixture(scope="module")
def browser():
    with running_browser() as running:
        yield running


@pytest.fixture
def open_chat(browser):
    contexts, chats = [], []

    def open_it(address, size="desktop", context=None):
        if context is None:
            width, height = SIZES[size]
            context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
            context.set_default_timeout(SLOW)
            contexts.append(context)
        chats.append(Chat(context.new_page(), f"{address}/chat/"))
        return chats[-1]

    expect.set_options(timeout=SLOW)
    yield open_it
    expect.set_options(timeout=5000)
    for context in contexts:
        context.close()
    assert not [fault for chat in chats for fault in chat.faults]


@pytest.mark.parametrize("size", list(SIZES))
def test_question_card_source_rating_and_reload(server, open_chat, size):
    chat = open_chat(server.address, size).agree()
    chat.ask(BAOTOU)
    expect(chat.card.locator("cite").first).to_contain_text("包府办发〔2024〕47号")
    assert not chat.overflows() and chat.violations() == []
    chat.card.get_by_role("button", name="看原文").first.click()
    expect(chat.page.locator(".source mark")).to_contain_text("纳入公租房保障对象范围")
    chat.page.keyboard.press("Escape")
    chat.card.get_by_role("button", name="有用", exact=True).click()
    expect(chat.card.get_by_text("谢谢您")).to_be_visible()
    chat.page.reload()
    expect(chat.card.get_by_role("button", name="有用", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(chat.mine).to_have_count(1)


def test_a_missing_place_is_picked_and_the_conversation_goes_on(server, open_chat):
    chat = open_chat(server.address, "phone").agree()
    chat.ask("公租房怎么申请")
    chat.card.get_by_role("button", name="选地方").click()
    chat.page.get_by_role("combobox").fill("baotou")
    chat.page.get_by_role("option", name="内蒙古自治区包头市").first.click()
    expect(chat.card.locator("cite").first).to_contain_text("包府办发〔2024〕47号")
    chat.card.get_by_role("button", name="我够不够条件").click()
    expect(chat.card.locator(".asked")).to_contain_text("户口在包头市")


def test_two_tabs_and_a_line_that_breaks(server, open_chat):
    chat = open_chat(server.address).agree()
    chat.ask("你好")
    other = open_chat(server.address, context=chat.page.context)
    expect(other.mine).to_have_count(1)
    chat.page.context.set_offline(True)
    chat.say(BAOTOU)
    expect(chat.page.get_by_text("还没发出去")).to_be_visible()
    chat.page.context.set_offline(False)
    for tab in (chat, other):
        expect(tab.card.locator("cite").first).to_contain_text("包府办发〔2024〕47号")
        expect(tab.mine).to_have_count(2)


def test_deleting_wipes_both_tabs(server, open_chat):
    chat = open_chat(server.address).agree()
    other = open_chat(server.address, context=chat.page.context)
    chat.ask(BAOTOU)
    expect(other.card).to_be_visible()
    chat.button("设置").click()
    chat.button("删除我的记录").click()
    chat.button("删除", exact=True).click()
    for tab in (chat, other):
        expect(tab.button("同意，开始")).to_be_visible()
        expect(tab.page.locator(".card")).to_have_count(0)


def test_a_server_that_is_killed_and_comes_back_loses_nothing(server_home, server, open_chat):
    running = Server(server_home, server_home / "chat.txt")
    try:
        running.wait_until_ready()
        chat = open_chat(running.address, "phone").agree()
        chat.ask(BAOTOU)
        for child in psutil.Process(running.process.pid).children(recursive=True):
            if "bot.nlu.process" in child.cmdline():
                child.kill()
        running.process.wait(timeout=30)
        chat.say("达茂旗能办低保吗")
        expect(chat.page.get_by_text("还没发出去")).to_be_visible()
        running = Server(server_home, server_home / "again.txt", running.port)
        running.wait_until_ready()
        expect(chat.card).to_contain_text("最低生活保障", timeout=60000)
        expect(chat.mine).to_have_count(2)
        expect(chat.page.locator(".card")).to_have_count(2)
    finally:
        running.stop()
