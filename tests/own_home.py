"""A home of the tests' own, in which the actions of this process find a store with the founding notices."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest


@contextmanager
def own_home(folder: Path) -> Iterator[ModuleType]:
    """Let the actions' own objects be opened in `folder`, and forget them in the end."""
    from actions import opened
    from bot.settings import load_settings
    from bot.wiring import prepare_store

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XINSHIMIN_HOME", str(folder))
        for name in ("DATABASE_URL", "CONVERSATIONS_URL", "DESK_HOURS", "HANDOVER_TOPICS"):
            patch.delenv(f"XINSHIMIN_{name}", raising=False)
        prepare_store(load_settings())
        opened.answering.cache_clear()
        opened.conversations.cache_clear()
        yield opened
        opened.answering.cache_clear()
        opened.conversations.cache_clear()
