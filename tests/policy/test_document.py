"""Facts of a published document."""

from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest

from bot.policy.document import STATUSES, Document

BAOTOU = Document(
    id="baotou-2024-47",
    title="推动农牧业转移人口市民化工作方案",
    number="包府办发〔2024〕47号",
    issuers=("包头市人民政府办公室",),
    region_code="150200",
    issued_on=date(2024, 5, 23),
    printed_on=date(2024, 5, 27),
    effective_on=None,
    expires_on=None,
    audience="农牧业转移人口",
    status="unverified",
    checked_on=None,
    based_on=(),
    source_file="150200-baotou/baotou-2024-47/source.txt",
    source_url=None,
    sha256="0" * 64,
)


def test_every_status_that_a_document_can_have():
    assert set(STATUSES) == {"in_force", "unverified", "superseded", "expired", "withdrawn"}


def test_facts_cannot_be_changed_in_place():
    with pytest.raises(FrozenInstanceError):
        BAOTOU.status = "in_force"  # type: ignore[misc]


def test_the_same_facts_are_the_same_document():
    assert replace(BAOTOU) == BAOTOU
    assert replace(BAOTOU, status="withdrawn") != BAOTOU


def test_a_document_has_no_notes_unless_somebody_writes_them():
    assert BAOTOU.notes is None
