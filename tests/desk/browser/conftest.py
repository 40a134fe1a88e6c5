"""The desk on a port of its own, in a real browser."""

import threading
import time
from contextlib import contextmanager

import pytest
import uvicorn
from playwright.sync_api import expect

from bot.conversations.staff.passwords import Passwords
from bot.conversations.staff.staff import Staff
from bot.desk.app import create_app
from bot.settings import load_settings
from tests.desk.conftest import GOOD, QUICK
from tests.ports import free_port
from tests.widget.browser import AXE, RULES, running_browser


@pytest.fixture(scope="module")  # no longer: while it is open no other test of this process can run an event loop
def browser():
    with running_browser() as running:
        yield running


@contextmanager
def serving(app, lifespan="off"):
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning", ws="none", lifespan=lifespan))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


def desk_of(settings, parts, people):
    """A desk with these people: name, role, place; quick passwords."""
    with pytest.MonkeyPatch.context() as patch:
        over = Staff.over
        patch.setattr("bot.wiring.Staff.over", lambda database, rules: over(database, rules, passwords=Passwords(QUICK)))
        app = create_app(settings, parts)
    for name, role, place in people:
        app.state.desk.staff.accounts.add(name, name, role, GOOD, "命令行", place, must_change=False)
    return app


@pytest.fixture(scope="package")
def address(shared, tmp_path_factory):
    """Where a desk listens that has an operator and an admin."""
    settings = load_settings({}, home=tmp_path_factory.mktemp("browser"))
    app = desk_of(settings, shared, [(role, role, None) for role in ("operator", "admin")])
    app.state.desk.look_up.warm()  # as the desk does before it says that it is well
    with serving(app) as where:
        yield where


class Visitor:
    """Somebody at the desk; `faults` are script errors and whatever the policy blocked."""

    def __init__(self, page, address):
        self.page, self.address, self.faults = page, address, []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda message: self.faults.append(message.text) if message.type == "error" else None)
        page.set_default_timeout(15_000)

    def open(self, path="/"):
        self.page.goto(self.address + path)
        return self

    def sign_in(self, name):
        self.open("/sign-in")
        self.page.get_by_label("登录名").fill(name)
        self.page.get_by_label("密码").fill(GOOD)
        self.page.keyboard.press("Enter")
        expect(self.page.get_by_role("button", name="退出")).to_be_visible()
        return self

    @property
    def field(self):
        return self.page.locator("#q")

    @property
    def cards(self):
        return self.page.locator("#results .card")

    def type(self, words):
        """Type as a person does, and wait for what comes."""
        self.field.fill("")
        self.field.press_sequentially(words, delay=10)
        expect(self.page.locator("#results .found")).to_be_visible()
        expect(self.page.locator("#results[aria-busy]")).to_have_count(0)
        return self

    def refused(self):
        """What was sent is refused: the page says why, and the browser notes the 400 as an error, which is none."""
        expect(self.page.get_by_role("alert")).to_be_visible()
        assert "400" in self.faults.pop()
        return self.page.get_by_role("alert")

    def focused(self):
        return self.page.evaluate("document.activeElement.id || document.activeElement.className")

    def violations(self):
        """What axe-core finds wrong; it is run by the tool, which the page's policy does not bind."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
        found = self.page.evaluate("options => axe.run(document, options)", options)["violations"]
        return [(one["id"], one["nodes"][0]["html"][:200], one["nodes"][0]["failureSummary"]) for one in found]


@pytest.fixture
def visit(browser, address):
    contexts, visitors = [], []

    def visit(size=(1280, 900), **options):
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="zh-CN", **options)
        contexts.append(context)
        visitors.append(Visitor(context.new_page(), address))
        return visitors[-1]

    yield visit
    faults = [fault for one in visitors for fault in one.faults]
    for context in contexts:
        context.close()
    assert not faults, faults
