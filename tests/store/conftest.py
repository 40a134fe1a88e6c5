"""Stores on SQLite and on a PostgreSQL that the tests start themselves: empty ones, and such with the five founding notices."""

import shutil
from pathlib import Path

import pytest

from bot.importer.notice import find_notices, read_notice
from bot.importer.pipeline import import_text
from bot.policy.citation import Span, sha256
from bot.policy.clause import Annotation
from bot.policy.condition import Condition
from bot.policy.document import Document
from bot.policy.fact import Fact
from bot.policy.notice import Notice
from bot.regions import Gazetteer
from bot.store.builder import build_store
from bot.store.database import open_database, writing
from bot.store.lifecycle import add_draft, publish, review
from tests import postgres

POLICIES = Path(__file__).parents[2] / "policies"


@pytest.fixture(scope="session")
def notices():
    return [read_notice(folder) for folder in find_notices(POLICIES)]


@pytest.fixture(scope="session")
def gazetteer():
    return Gazetteer.open()


@pytest.fixture(scope="session")
def server():
    """The PostgreSQL of this run."""
    with postgres.running() as server:
        yield server


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def dialect(request):
    """Each kind of database in turn."""
    return request.param


@pytest.fixture(scope="session")
def built(dialect, notices, gazetteer, tmp_path_factory, request):
    """A store with the founding notices, to be copied: a file, or the name of a database."""
    if dialect == "sqlite":
        where = tmp_path_factory.mktemp("built") / "store.db"
        url = f"sqlite:///{where}"
    else:
        server = request.getfixturevalue("server")
        where = server.create()
        url = server.url(where)
    engine = open_database(url)
    build_store(engine, gazetteer, notices, "made of this")
    engine.dispose()
    return where


@pytest.fixture
def make(dialect, tmp_path, request):
    """Make a database: like a built one, or an empty one; returns its address."""
    names = []

    def make(like=None):
        if dialect == "sqlite":
            path = tmp_path / "deep" / f"store{len(names)}.db"
            names.append(path)
            path.parent.mkdir(exist_ok=True)
            if like is not None:
                shutil.copy(like, path)
            return f"sqlite:///{path}"
        server = request.getfixturevalue("server")
        names.append(server.create(like or "template0"))
        return server.url(names[-1])

    yield make
    if dialect == "postgresql":
        for name in names:
            request.getfixturevalue("server").drop(name)


@pytest.fixture
def opened(make):
    """Make a database and open it; it is closed in the end."""
    engines = []

    def opened(like=None):
        engines.append(open_database(make(like)))
        return engines[-1]

    yield opened
    for engine in engines:
        engine.dispose()


@pytest.fixture
def empty(opened):
    """A database without any table."""
    return opened()


@pytest.fixture
def engine(opened, built):
    """A store with the five founding notices."""
    return opened(built)


@pytest.fixture(scope="session")
def make_notice():
    """A small notice about residence permits, in as many wordings as needed."""

    def make_notice(document_id="town-2024-1", months="半年", region="150200", **facts):
        text = f"关于落户的通知\n一、落户\n（一）居住{months}以上的，可在居住地申领居住证。\n（二）加强督查。\n"
        draft = import_text(document_id, text)
        unknown = dict.fromkeys(("number", "issued_on", "printed_on", "effective_on", "expires_on", "audience", "checked_on", "source_url"))
        given = {"id": document_id, "title": "关于落户的通知", "issuers": (), "region_code": region, "based_on": (), "source_file": "a.txt"}
        document = Document(**{**unknown, **given, "status": "unverified", "sha256": sha256(text), **facts})
        condition = Condition("residence_months", "居住时间", f"居住{months}以上", ">=", 6)
        annotation = Annotation("residence_permit", f"居住{months}以上的，可在居住地申领居住证。", "benefit", "direct", None, (condition,))
        kinds = {"一（一）": "benefit", "一（二）": "organisation"}
        fact = Fact("title", "关于落户的通知", Span(0, 7))
        return Notice(document, text, tuple(draft.clauses), tuple(draft.segments), kinds, {"一（一）": (annotation,)}, ("注意",), (fact,))

    return make_notice


@pytest.fixture
def published(engine, make_notice):
    """Publish a version of a small notice; returns its identifier."""

    def published(**facts):
        with writing(engine) as connection:
            name = add_draft(connection, make_notice(**facts), "张三", origin="import")
            review(connection, name, {}, "李四", unknown=["valid_from"])
            publish(connection, name, "王五")
        return name

    return published
