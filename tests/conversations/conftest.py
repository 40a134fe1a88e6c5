"""What is kept of conversations, in each kind of database."""

import pytest

from bot.conversations.database import ConversationDatabase
from bot.conversations.feedback import FeedbackBook
from bot.conversations.handovers import Handovers
from bot.conversations.transcript import Transcript
from tests import postgres


@pytest.fixture(scope="session")
def conversation_server():
    with postgres.running() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request, tmp_path):
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path}/conversations.db"
    else:
        server = request.getfixturevalue("conversation_server")
        url = server.url(server.create())
    opened = ConversationDatabase(url)
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
