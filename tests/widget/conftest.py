"""One browser for all tests of the widget, and a server that can be slow, refuse or go away."""

from contextlib import suppress

import pytest
from playwright.sync_api import expect

from tests.own_home import own_home
from tests.widget.answers import BAOTOU
from tests.widget.browser import SIZES, Chat, running_browser
from tests.widget.fake import Fake
from tests.widget.pages import Pages


@pytest.fixture(scope="package")
def browser():
    expect.set_options(timeout=10000)  # milliseconds: the machine may be busy
    with running_browser() as running:
        yield running
    expect.set_options(timeout=5000)


@pytest.fixture(scope="package")
def fake_server(tmp_path_factory):
    with own_home(tmp_path_factory.mktemp("widget")) as home:
        server = Fake(home, Pages()).start()
        server.answer_to(BAOTOU)  # the first answer loads the gazetteer
        yield server
        server.stop()


@pytest.fixture
def fake(fake_server):
    fake_server.reset()
    return fake_server


@pytest.fixture
def open_chat(browser, fake):
    """Open a page with the chat: `open_chat(path="/chat/", size="phone", context=None, **options of the context)`."""
    contexts, chats = [], []

    def open_it(path="/chat/", size="desktop", context=None, **options):
        width, height = SIZES.get(size, size)
        if context is None:
            context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN", **options)
            context.set_default_timeout(8000)
            contexts.append(context)
        address = fake.address if path.startswith("/chat") else fake.address.replace("127.0.0.1", "localhost")
        chat = Chat(context.new_page(), address + path)
        chats.append(chat)
        return chat

    yield open_it
    faults = [fault for chat in chats for fault in chat.faults]
    for context in contexts:
        with suppress(Exception):
            context.close()
    assert not faults, faults


@pytest.fixture(params=list(SIZES))
def size(request):
    return request.param
