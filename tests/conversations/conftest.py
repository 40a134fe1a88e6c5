"""What is kept of conversations, in each kind of database; and the proof that nothing is said that stands nowhere."""

import pytest

from bot.answer.rendering import TextRenderer
from bot.conversations.database import ConversationDatabase
from bot.conversations.feedback import FeedbackBook
from bot.conversations.handovers import Handovers
from bot.conversations.transcript import Transcript
from tests import postgres
from tests.conversations.checker import check


@pytest.fixture(autouse=True)
def nothing_is_made_up(request, monkeypatch):
    """Whatever any test of conversations renders is checked: source or template, and nothing else."""
    names = ("render", "render_more")
    for name, render in [(name, getattr(TextRenderer, name)) for name in names]:
        monkeypatch.setattr(TextRenderer, name, _checked(render, lambda: request.getfixturevalue("answering").tools))


def _checked(render, tools):
    def rendered(self, answer, *given, **more):
        text = render(self, answer, *given, **more)
        check(text, answer, tools())
        return text

    return rendered


@pytest.fixture(scope="session")
def conversation_server():
    with postgres.running() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path):
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/conversations.db"
    server = request.getfixturevalue("conversation_server")
    return server.url(server.create())


@pytest.fixture
def database(database_url):
    opened = ConversationDatabase(database_url)
    yield opened
    opened.close()


@pytest.fixture
def transcript(database):
    return Transcript(database)


@pytest.fixture
def handovers(database):
    return Handovers(database)


@pytest.fixture
def book(database):
    return FeedbackBook(database)


@pytest.fixture
def answer():
    """An answer object as far as it is kept."""

    def make(answer_id="a1", outcome="answered", topic="pension", code="150200"):
        region = {"code": code, "name": "内蒙古自治区包头市", "level": "city"} if code else None
        facts = {"id": answer_id, "outcome": outcome, "topic": topic, "region": region, "as_of": "2026-11-22"}
        return facts | {"store_revision": 3, "focus": None, "clauses": [{"id": "baotou-2024-47#二(一)3(2)"}]}

    return make
