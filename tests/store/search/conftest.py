"""Search over the five founding notices, on SQLite and on a PostgreSQL 15 that the tests start themselves."""

import os
import pwd
import shutil
import socket
import subprocess
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from bot.language.encoders import UniversalEncoder
from bot.language.words import WordCutter, domain_terms
from bot.store.builder import build_store
from bot.store.database import open_database
from bot.store.search.embedding import Embedding
from bot.store.search.index import SearchIndex
from bot.store.search.search import PolicySearch
from bot.store.search.words import Words

BIN = Path("/usr/lib/postgresql/15/bin")


def _run(folder, *command):
    """Run a program of PostgreSQL, which refuses to be root, as another user."""
    runner = []
    if os.geteuid() == 0:
        user = pwd.getpwnam("nobody")
        os.chown(folder, user.pw_uid, user.pw_gid)
        runner = ["runuser", "-u", "nobody", "--"]
    environment = os.environ | {"LC_ALL": "C.UTF-8"}
    subprocess.run([*runner, *map(str, command)], check=True, cwd=folder, env=environment, stdout=subprocess.DEVNULL)


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory):
    """Address of a running server; its folder is readable by another user, and gone afterwards."""
    if not (BIN / "initdb").exists():
        pytest.skip(f"PostgreSQL 15 is not in {BIN}: apt-get install postgresql-15")
    folder = Path("/tmp") / f"xinshimin-search-{os.getpid()}"
    folder.mkdir(mode=0o700)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    try:
        _run(folder, BIN / "initdb", "-D", folder / "data", "-U", "xinshimin", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off -c synchronous_commit=off"
        _run(folder, BIN / "pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log", "-o", options, "start")
        yield f"postgresql://xinshimin@127.0.0.1:{port}"
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            _run(folder, BIN / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_urls(postgres_server):
    """Makes a new empty database at every call, and gives its address."""
    admin, made = create_engine(f"{postgres_server}/postgres", isolation_level="AUTOCOMMIT"), []

    def make():
        made.append(f"test{len(made)}")
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {made[-1]}"))
        return f"{postgres_server}/{made[-1]}"

    yield make
    admin.dispose()


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def new_url(request, tmp_path_factory):
    """Makes the address of a new empty database of either kind."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgres_urls")
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
