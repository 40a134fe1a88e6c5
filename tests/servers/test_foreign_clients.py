"""Clients that others wrote for Rasa talk to the real servers: a published chat widget through socket.io, and plain REST."""

import re
import time
from uuid import uuid4

import pytest
import requests

from bench.web.sites import PEER_SCRIPT, serving
from tests.ports import free_port
from tests.servers.conftest import Server
from tests.widget.browser import running_browser

pytestmark = [pytest.mark.servers, pytest.mark.timeout(1200)]  # alone, this file also trains
QUESTION = "我在包头打工，公租房怎么申请"
NUMBER, CLAUSE = "包府办发〔2024〕47号", "纳入公租房保障对象范围"
BUSY = "现在查不到政策库"  # what is said within five seconds where a busy machine was too slow
PATIENCE = 120  # seconds: two cores may be busy with something else


def flat(text):
    return re.sub(r"\s", "", text)


def post(server, sender, message):
    reply = requests.post(f"{server.address}/webhooks/rest/webhook", json={"sender": sender, "message": message}, timeout=PATIENCE)
    reply.raise_for_status()
    return reply.json()


def ask(server, message):
    """The reply as a REST client has it: its text and its answer object; asked again while the machine is too busy to answer."""
    sender, deadline = uuid4().hex, time.monotonic() + PATIENCE
    while True:
        entries = post(server, sender, message)
        (answer,) = [entry["custom"]["answer"] for entry in entries if "custom" in entry]
        text = "\n".join(entry["text"] for entry in entries if "text" in entry)
        if answer["outcome"] != "unavailable" or time.monotonic() > deadline:
            return text, answer


@pytest.fixture(scope="module")
def site():
    """A site with rasa-webchat on its page, and the port on which it looks for the server."""
    assert PEER_SCRIPT.is_file(), "run make install-test"
    port = free_port()
    with serving(f"http://127.0.0.1:{port}", PEER_SCRIPT) as address:
        yield address, port


@pytest.fixture(scope="module")
def open_to_others(site, server_home):
    """A server that lets in the site, and nothing but the two channels of Rasa's own."""
    address, port = site
    output = server_home / "foreign.txt"
    running = Server(server_home, output, port, XINSHIMIN_CHANNELS="rest,socketio", XINSHIMIN_WEB_ORIGINS=address)
    try:
        running.wait_until_ready(800)
        ask(running, QUESTION)  # the first answer loads the gazetteer
        yield running
    finally:
        running.stop()


@pytest.fixture
def page(site, open_to_others):
    """The site's page in a browser that reaches only this machine."""
    with running_browser() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="zh-CN")
        page.set_default_timeout(PATIENCE * 1000)
        page.route(re.compile(r"^https?://(?!localhost:|127\.0\.0\.1:)"), lambda route: route.abort())
        page.goto(f"{site[0]}/theirs")
        yield page


def quoted(text):
    """What the text gives as the clause's own words."""
    return flat(re.search("「(.+?)」", text, re.DOTALL).group(1))


def test_rasa_webchat_shows_the_clause(open_to_others, page):
    page.locator(".rw-launcher").click()
    page.get_by_text("您好，我是新市民政策助手").wait_for()  # its page names no first message, and it sends one without words
    field = page.locator(".rw-new-message:not([disabled])")
    replies = page.locator(".rw-response .rw-message-text").filter(has_text=re.compile(f"{CLAUSE}|{BUSY}"))
    for number in range(5):
        field.fill(QUESTION)
        field.press("Enter")
        replies.nth(number).wait_for()
        if BUSY not in replies.last.inner_text():
            break
    shown = replies.last.inner_text()
    _, answer = ask(open_to_others, QUESTION)
    assert CLAUSE in quoted(shown) and quoted(shown) in flat(answer["clauses"][0]["text"]) and NUMBER in shown


def test_a_plain_rest_client_gets_the_text_and_the_answer_object(open_to_others):
    text, answer = ask(open_to_others, QUESTION)
    lead = answer["clauses"][0]
    assert (answer["outcome"], answer["region"]["code"], lead["document"]["number"]) == ("answered", "150200", NUMBER)
    assert CLAUSE in quoted(text) and quoted(text) in flat(lead["text"]) and NUMBER in text
