"""The API over the founding notices, with a reader that is quick."""

import logging
from types import SimpleNamespace

import pytest
from starlette.testclient import TestClient

from bot.answer.reading import Reading, understand
from bot.desk.api.app import create_api_app
from bot.desk.api.parts import Parts
from bot.language.intents import RankedIntent, Understanding
from bot.settings import load_settings
from bot.wiring import open_place_finder, prepare_store

WORDS = {
    "公租房": "ask_public_rental_housing",
    "低保": "ask_subsistence_allowance",
    "宅基地": "ask_land_rights",
    "上学": "ask_school_enrollment",
    "你好": "greet",
    "转人工": "handover",
    "天气": "out_of_scope",
}


class QuickReader:
    """Reads as the trained one does, with a model that knows a few words; remembers what it was given."""

    def __init__(self):
        self.finder, self.given = open_place_finder(), []

    def understand_all(self, texts):
        return [self.understand(text) for text in texts]

    def understand(self, text):
        found = tuple(RankedIntent(intent, 0.9) for word, intent in WORDS.items() if word in text)
        rest = (RankedIntent("unclear", 0.05), RankedIntent("ask_pension", 0.04), RankedIntent("give_place", 0.01))
        return Understanding((*found[:1], *rest), tuple(one.name for one in found[1:]))

    def read(self, text):
        self.given.append(text)
        places = self.finder.find(text)
        found = understand(self, text, places)
        return Reading(text, found.ranking, found.also, places)


@pytest.fixture(scope="session")
def reader():
    return QuickReader()


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def parts(home, reader):
    """The parts over a store that tests only read."""
    settings = load_settings({}, home=home)
    prepare_store(settings)
    return Parts(settings, reader)


@pytest.fixture(scope="session")
def serve(home, parts):
    """A client of an API with these settings, over the shared parts or others."""

    def serve(parts=parts, **given):
        settings = load_settings({}, home=home, **{"api_rate": 1_000_000, **given})
        return TestClient(create_api_app(settings, parts), raise_server_exceptions=False)

    return serve


@pytest.fixture(scope="session")
def client(serve):
    return serve()


@pytest.fixture
def get(client):
    """Ask an address below the prefix; gives status and body."""

    def get(path, headers=None, **query):
        reply = client.get(f"/api/v1{path}", params=query, headers=headers)
        return SimpleNamespace(status=reply.status_code, body=reply.json() if reply.content else None, headers=reply.headers)

    return get


@pytest.fixture
def access_log(caplog):
    """Let `caplog` hear uvicorn's log of requests, whatever a server of an earlier test has set."""
    access = logging.getLogger("uvicorn.access")
    before = access.propagate, access.disabled, access.level
    access.propagate, access.disabled = False, False
    access.setLevel(logging.INFO)
    access.addHandler(caplog.handler)
    yield access
    access.removeHandler(caplog.handler)
    access.propagate, access.disabled = before[:2]
    access.setLevel(before[2])
