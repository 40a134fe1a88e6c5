"""The form for a number to call back: a page of its own, with a consent of its own."""

import asyncio
import socket
import threading
from types import SimpleNamespace

import pytest
import requests
from cryptography.fernet import Fernet
from sanic import Blueprint, Sanic, response

from bot.channels.web.call_back_routes import add_call_back_routes
from bot.conversations.conversations import Conversations

KEY, NUMBER = Fernet.generate_key().decode(), "13987654321"


async def _serve(app, listening, ready, over):
    server = await app.create_server(sock=listening, return_asyncio_server=True)
    await server.startup()
    await server.start_serving()
    ready.set()
    await asyncio.get_running_loop().run_in_executor(None, over.wait)
    server.close()


@pytest.fixture
def kept(tmp_path):
    return Conversations.open(f"sqlite:///{tmp_path}/conversations.db")


@pytest.fixture
def pages(kept, request):
    """Serves the pages with a key, or without one; gives the address."""
    keys = getattr(request, "param", (KEY,))
    app, blueprint = Sanic(f"pages_{id(request)}"), Blueprint("pages")
    parts = SimpleNamespace(kept=kept, settings=SimpleNamespace(call_back_key=keys, call_back_hours=48))
    add_call_back_routes(blueprint, parts)
    app.blueprint(blueprint)
    app.add_route(lambda request: response.empty(), "/other")
    ready, over = threading.Event(), threading.Event()
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        thread = threading.Thread(target=lambda: asyncio.run(_serve(app, listening, ready, over)))
        thread.start()
        assert ready.wait(30)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/call-back"
        over.set()
        thread.join()


@pytest.fixture
def secret(kept):
    with kept.database.writing() as connection:
        return kept.call_backs((KEY,), 48).ask(connection, "web:u")


def number_kept(kept):
    return kept.call_backs((KEY,), 48).number_of("web:u")


def test_a_number_is_given_with_consent_and_the_page_does_not_repeat_it(pages, kept, secret):
    page = requests.get(f"{pages}/{secret}", timeout=10)
    assert page.status_code == 200 and "我同意用这个号码给我回一次电话" in page.text and "48 小时" in page.text
    assert page.headers["Cache-Control"] == "no-store" and "default-src 'none'" in page.headers["Content-Security-Policy"]
    done = requests.post(f"{pages}/{secret}/number", data={"number": "139 8765 4321", "consent": "yes"}, timeout=10)
    assert done.status_code == 200 and "收到了" in done.text and "4321" not in done.text
    assert number_kept(kept) == NUMBER


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"number": NUMBER}, "要先同意"),
        ({"number": NUMBER, "consent": "no"}, "要先同意"),
        ({"number": "12345", "consent": "yes"}, "号码不对"),
        ({"consent": "yes"}, "号码不对"),
        ({"number": "1" * 5000, "consent": "yes"}, "号码不对"),
        ({}, "号码不对"),
    ],
)
def test_without_consent_or_a_number_nothing_is_kept(pages, kept, secret, fields, said):
    reply = requests.post(f"{pages}/{secret}/number", data=fields, timeout=10)
    assert reply.status_code == 400 and said in reply.text and number_kept(kept) is None


def test_a_link_that_is_over_says_so(pages, kept, secret):
    kept.erase("web:u")
    for reply in (
        requests.get(f"{pages}/{secret}", timeout=10),
        requests.post(f"{pages}/{secret}/number", data={"number": NUMBER, "consent": "yes"}, timeout=10),
        requests.post(f"{pages}/{secret}/number", data={}, timeout=10),
    ):
        assert reply.status_code == 404 and "用不了了" in reply.text
    assert number_kept(kept) is None


@pytest.mark.parametrize("pages", [()], indirect=True)
def test_without_a_key_there_is_no_page(pages, secret):
    assert requests.get(f"{pages}/{secret}", timeout=10).status_code == 404
