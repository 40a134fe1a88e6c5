"""Citizens who talk, in a home with the store of the founding notices."""

from uuid import uuid4

import pytest

from tests.conversations.talks.talker import Talker


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    from actions import opened
    from bot.settings import load_settings
    from bot.wiring import prepare_store

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XINSHIMIN_HOME", str(tmp_path_factory.mktemp("home")))
        for name in ("DATABASE_URL", "CONVERSATIONS_URL", "DESK_HOURS", "HANDOVER_TOPICS"):
            patch.delenv(f"XINSHIMIN_{name}", raising=False)
        prepare_store(load_settings())
        opened.answering.cache_clear()
        opened.conversations.cache_clear()
        yield opened
        opened.answering.cache_clear()
        opened.conversations.cache_clear()


@pytest.fixture
def citizen(home):
    return Talker(f"rest:{uuid4().hex}")


@pytest.fixture
def kept(home):
    return home.conversations()
