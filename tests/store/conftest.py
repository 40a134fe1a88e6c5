"""A store with the five founding notices."""

from pathlib import Path

import pytest

from bot.importer.notice import find_notices, read_notice
from bot.regions import Gazetteer
from bot.store.builder import build_store
from bot.store.database import open_database

POLICIES = Path(__file__).parents[2] / "policies"


@pytest.fixture(scope="session")
def notices():
    return [read_notice(folder) for folder in find_notices(POLICIES)]


@pytest.fixture(scope="session")
def gazetteer():
    return Gazetteer.open()


@pytest.fixture
def engine(tmp_path, notices, gazetteer):
    engine = open_database(f"sqlite:///{tmp_path}/store.db")
    build_store(engine, gazetteer, notices, "made of this")
    return engine
