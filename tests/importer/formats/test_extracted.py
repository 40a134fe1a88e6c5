"""What a reader gives."""

import pytest

from bot.importer.formats.extracted import Extracted


def test_what_was_read_cannot_be_changed_and_has_no_warnings_of_itself():
    extracted = Extracted("一、", "text")
    assert extracted.warnings == ()
    with pytest.raises(AttributeError):
        extracted.text = "二、"  # type: ignore[misc]
