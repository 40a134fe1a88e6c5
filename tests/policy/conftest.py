"""A document of which next to nothing is known."""

import pytest

from bot.policy.document import Document


@pytest.fixture
def document():
    unknown = dict.fromkeys(("number", "issued_on", "printed_on", "effective_on", "expires_on", "audience", "checked_on", "source_url"))
    given = {"id": "d", "title": "办法", "issuers": (), "region_code": "150200", "based_on": (), "source_file": "", "sha256": ""}
    return Document(**{**unknown, **given, "status": "in_force"})
