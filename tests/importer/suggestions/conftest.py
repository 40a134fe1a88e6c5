"""Suggestions for the notice of 包头 by what the four others teach, through one real encoder (the smaller one, to be quick)."""

import pytest

from bot.importer.suggestions.examples import examples_of
from bot.importer.suggestions.suggester import Suggester
from bot.language.encoders import UniversalEncoder
from bot.language.remembered import RememberingEncoder

LEFT_OUT = "baotou-2024-47"


@pytest.fixture(scope="session")
def examples(notices):
    return examples_of(notices.values())


@pytest.fixture(scope="session")
def encoders(tmp_path_factory):
    return [RememberingEncoder(UniversalEncoder(), tmp_path_factory.mktemp("vectors"))]


@pytest.fixture(scope="session")
def taught(examples):
    return [example for example in examples if example.document_id != LEFT_OUT]


@pytest.fixture(scope="session")
def left_out(examples):
    return [example for example in examples if example.document_id == LEFT_OUT]


@pytest.fixture(scope="session")
def suggester(taught, encoders):
    return Suggester(taught, encoders)
