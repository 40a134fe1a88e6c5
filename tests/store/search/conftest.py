"""Search over the five founding notices, on SQLite and on a PostgreSQL 15 that the tests start themselves."""

import pytest

from bot.language.encoders import UniversalEncoder
from bot.language.words import WordCutter, domain_terms
from bot.store.builder import build_store
from bot.store.database import open_database
from bot.store.search.embedding import Embedding
from bot.store.search.index import SearchIndex
from bot.store.search.search import PolicySearch
from bot.store.search.words import Words


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def new_url(request, tmp_path_factory):
    """Makes the address of a new empty database of either kind."""
    if request.param == "postgresql":
        server = request.getfixturevalue("server")
        return lambda: server.url(server.create())
    return lambda: f"sqlite:///{tmp_path_factory.mktemp('store')}/store.db"


@pytest.fixture(scope="session")
def words(tmp_path_factory):
    return Words(WordCutter(domain_terms(), tmp_path_factory.mktemp("cache")))


@pytest.fixture(scope="session")
def encoder():
    return UniversalEncoder()


@pytest.fixture
def bare(new_url, notices, gazetteer):
    """A store of the five notices whose index is empty."""
    engine = open_database(new_url())
    build_store(engine, gazetteer, notices, "made of this")
    yield engine
    engine.dispose()


@pytest.fixture
def worded(bare, words):
    """The same with the index of words."""
    SearchIndex(bare, words).refresh()
    return bare


@pytest.fixture(scope="session")
def shared(new_url, notices, gazetteer, words, encoder):
    """A store with a whole index, for tests that only read."""
    engine = open_database(new_url())
    build_store(engine, gazetteer, notices, "made of this")
    SearchIndex(engine, words).refresh()
    Embedding(engine, encoder).run()
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def search(shared, gazetteer, words, encoder):
    return PolicySearch(shared, gazetteer, words, encoder)


@pytest.fixture
def found(search):
    """Ids of the clauses that a query finds."""
    return lambda text, **options: [hit.clause.clause_id for hit in search.search(text, **options).hits]
