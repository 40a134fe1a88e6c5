"""The published notices."""

from pathlib import Path

import pytest

from bot.importer.notice import find_notices, read_notice
from bot.policy.notice import Notice

POLICIES = Path(__file__).parents[2] / "policies"


@pytest.fixture(scope="session", params=find_notices(POLICIES), ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    """Folder of each notice in turn."""
    return request.param


@pytest.fixture(scope="session")
def notices() -> dict[str, Notice]:
    """All notices by id."""
    read = [read_notice(each) for each in find_notices(POLICIES)]
    return {notice.document.id: notice for notice in read}


@pytest.fixture(scope="session")
def notice(folder: Path, notices: dict[str, Notice]) -> Notice:
    """Each notice in turn."""
    return notices[folder.name]
