"""Citizens who talk, in a home with the store of the founding notices."""

from uuid import uuid4

import pytest

from tests.conversations.talks.talker import Talker
from tests.own_home import own_home


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    with own_home(tmp_path_factory.mktemp("home")) as opened:
        yield opened


@pytest.fixture
def citizen(home):
    return Talker(f"rest:{uuid4().hex}")


@pytest.fixture
def kept(home):
    return home.conversations()
