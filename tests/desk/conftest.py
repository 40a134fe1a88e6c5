"""The desk with people in every role, in this process; quick passwords, and a clock that is moved by hand."""

import re
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
from bot.settings import load_settings
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

    def submit(self, path, page=None, **fields):
        """Fill the form of `page` and send it."""
        return self.post(path, data={"csrf": self.csrf(page or "/password"), **fields})

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
    for role in ROLES:
        made.state.desk.staff.accounts.add(role, f"某{ROLES[role]}", role, GOOD, "命令行", must_change=False)
    return made


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
