"""The desk with people in every role, in this process; quick passwords, and a clock that is moved by hand."""

import re
import sqlite3
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from argon2 import PasswordHasher
from fastapi.testclient import TestClient

from bot.conversations.records import Line, Summary
from bot.conversations.staff.passwords import Passwords
from bot.conversations.staff.records import ROLES
from bot.conversations.staff.staff import Staff
from bot.desk.api.parts import Parts
from bot.desk.app import create_app
from bot.desk.editing.suggestions import Suggestions
from bot.errors import SuggestionError
from bot.settings import load_settings
from bot.store.notices import load_notice
from bot.wiring import prepare_store
from tests.desk.api.conftest import QuickReader

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
GOOD = "雨后 7 lanterns"
TOKEN = re.compile(r'<meta name="csrf" content="([0-9a-f]*)">')


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self):
        self.at = datetime(2026, 11, 22, 9, 0)

    def __call__(self):
        return self.at

    def move(self, **more):
        self.at += timedelta(**more)


class Browser(TestClient):
    """A browser of somebody at the desk."""

    def __init__(self, app, agent="Firefox", **more):
        super().__init__(app, follow_redirects=False, headers={"user-agent": agent}, **more)

    def csrf(self, path="/sign-in"):
        return TOKEN.search(self.get(path).text)[1]

    def submit(self, to, /, page=None, **fields):
        """Fill the form of `page` and send it."""
        return self.post(to, data={"csrf": self.csrf(page or "/password"), **fields})

    def sign_in(self, name, password=GOOD):
        return self.submit("/sign-in", page="/sign-in", name=name, password=password)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def settings(tmp_path):
    return load_settings({}, home=tmp_path)


@pytest.fixture(scope="session")
def shared(tmp_path_factory):
    """What answers, over the founding notices, with a reader that is quick; for tests that only read the store."""
    settings = load_settings({}, home=tmp_path_factory.mktemp("desk"))
    prepare_store(settings)
    return Parts(settings, QuickReader())


@pytest.fixture
def app(settings, shared, clock, monkeypatch):
    """The desk, with an account for each role that is named like it."""
    monkeypatch.setattr("bot.wiring.Staff.over", lambda database, rules: Staff(*_books(database, rules, clock)))
    made = create_app(settings, shared)
    without_suggestions(made.state.desk)
    for role in ROLES:
        made.state.desk.staff.accounts.add(role, f"某{ROLES[role]}", role, GOOD, "命令行", must_change=False)
    return made


def without_suggestions(desk):
    """The desk without what proposes, which takes seconds to open; tests of proposals bring their own."""

    def open_it():
        raise SuggestionError("没有装", "装上")

    desk.__dict__["suggestions"] = Suggestions(open_it)
    return desk


_over = Staff.over


def _books(database, rules, clock):
    staff = _over(database, rules, clock, Passwords(QUICK))
    return staff.accounts, staff.sign_ins, staff.audit


@pytest.fixture
def staff(app):
    return app.state.desk.staff


@pytest.fixture
def open_browser(app):
    """Open a browser: `open_browser("operator")` is signed in."""

    def open_it(role=None, agent="Firefox"):
        browser = Browser(app, agent)
        if role:
            assert browser.sign_in(role).status_code == 303
        return browser

    return open_it


@pytest.fixture
def kept(app):
    """What is kept of the citizens' conversations."""
    return app.state.desk.kept


@pytest.fixture
def waiting(kept):
    """Let a citizen wait for a person; gives the number of the request."""

    def wait(conversation="web:u", living="150200", topic="public_rental_housing", words="公租房怎么申请", why="asked"):
        if conversation.startswith("web:"):
            kept.sessions.open(conversation, "web", "v1", timedelta(days=1))
        kept.transcript.add(conversation, conversation.partition(":")[0], [Line("citizen", words), Line("bot", "有规定。")])
        facts = {"asker": {"residence_months": [8, 8]}}
        return kept.handovers.request(conversation, why, Summary(living, None, topic, facts, None, words)).number

    return wait


@pytest.fixture
def own(settings, shared, app, staff):
    """The desk over a store of this test's own, which it may change. Editors: ying and fan of Baotou, nan of Nantong, kong of no place."""
    shared.revision()
    with sqlite3.connect(shared._settings.home / "store.db") as source, sqlite3.connect(settings.home / "store.db") as copy:
        source.backup(copy)
    parts = Parts(settings, shared._given)
    parts.__dict__["answering"] = shared.answering  # what it knows of places takes a second to read
    app.state.desk = without_suggestions(replace(app.state.desk, parts=parts))
    for name, place in (("ying", "150200"), ("fan", "150200"), ("nan", "320600"), ("kong", None)):
        staff.accounts.add(name, f"编辑{name}", "editor", GOOD, "命令行", place, must_change=False)
    yield app.state.desk
    parts.database.dispose()


NOTICE = """关于公租房的通知
镇政发〔2024〕3号
各村：
现通知如下。
一、申请
（一）住房困难家庭可以申请公租房，每月租金300元。
（二）凭身份证和居住证到镇政府办理。
二、检查
（一）各村每年检查一次。
"""


@pytest.fixture
def send(own):
    """Send a file from a browser: `send(ying, NOTICE)`."""

    def send(browser, content=NOTICE, name="公租房通知.txt", region="150200", **fields):
        content = content.encode() if isinstance(content, str) else content
        data = {"csrf": browser.csrf("/documents"), "region": region, **fields}
        return browser.post("/documents/import", data=data, files={"file": (name, content)})

    return send


@pytest.fixture
def form(own):
    """Send a form of the page of a version, with how often it was changed as it is now: `form(ying, "/document/review", of)`."""

    def form(browser, to, of, /, **fields):
        page = browser.get("/document", params={"of": of}).text
        stamp = re.search(r'name="stamp" value="(\d+)"', page)
        return browser.submit(to, page="/documents", of=of, stamp=stamp[1] if stamp else "", **fields)

    return form


@pytest.fixture
def take(own):
    """A version as the store has it."""

    def take(name):
        with own.parts.database.connect() as connection:
            return load_notice(connection, name)

    return take
