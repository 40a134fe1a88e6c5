"""One gazetteer, finder and resolver for all tests of this folder: they are read-only."""

import pytest

from bot.language.frequencies import cut_by_jieba
from bot.regions import Gazetteer, PlaceFinder, Resolver


@pytest.fixture(scope="session")
def gazetteer():
    return Gazetteer.open()


@pytest.fixture(scope="session")
def finder(gazetteer):
    return PlaceFinder.open(gazetteer, cut_by_jieba)


@pytest.fixture(scope="session")
def resolver(gazetteer, finder):
    return Resolver(gazetteer, finder)
