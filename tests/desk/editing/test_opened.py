"""A version that is opened: only within the place, and a refusal is logged."""

import pytest

from bot.desk.editing.opened import open_version
from bot.errors import OutOfPlaceError, UnknownDocumentError


def test_a_version_comes_whole(own, staff):
    opened = open_version(own, staff.accounts.get("ying"), "baotou-2024-47")
    assert (opened.id, opened.state, opened.is_open) == ("baotou-2024-47@1", "published", False)
    assert len(opened.notice.clauses) == 31 and opened.events


def test_one_of_another_place_is_refused_and_logged(own, staff):
    for name in ("nan", "kong", "editor"):
        with pytest.raises(OutOfPlaceError):
            open_version(own, staff.accounts.get(name), "baotou-2024-47@1")
        line = staff.audit.entries(limit=1)[0]
        assert (line.actor, line.action, line.target) == (name, "refused", "baotou-2024-47@1")


@pytest.mark.parametrize("name", ["", "nothing", "baotou-2024-47@9", "' OR 1=1 --", "@1", "x@²"])
def test_what_is_not_there_is_said(own, staff, name):
    with pytest.raises(UnknownDocumentError):
        open_version(own, staff.accounts.get("admin"), name)
