"""Which day a document counts on."""

from datetime import date

import pytest

from bot.policy.document import Document
from bot.policy.validity import begins_on, in_force


def document(**facts):
    unknown = dict.fromkeys(("number", "issued_on", "printed_on", "effective_on", "expires_on", "audience", "checked_on", "source_url"))
    given = {"id": "d", "title": "办法", "issuers": (), "region_code": "150200", "based_on": (), "source_file": "", "sha256": ""}
    return Document(**{**unknown, **given, "status": "in_force", **facts})


@pytest.mark.parametrize(("status", "counts"), [
    ("in_force", True), ("unverified", True), ("superseded", False), ("expired", False), ("withdrawn", False),
])  # fmt: skip
def test_only_superseded_expired_and_withdrawn_documents_are_out(status, counts):
    assert in_force(document(status=status), date(2026, 11, 22)) is counts


@pytest.mark.parametrize(("day", "counts"), [(date(2025, 12, 31), True), (date(2026, 1, 1), False), (date(2026, 1, 2), False)])
def test_expires_on_is_the_first_day_without_the_document(day, counts):
    assert in_force(document(expires_on=date(2026, 1, 1)), day) is counts


@pytest.mark.parametrize(("facts", "first_day"), [
    ({"effective_on": date(2024, 7, 1), "issued_on": date(2024, 5, 23), "printed_on": date(2024, 5, 27)}, date(2024, 7, 1)),
    ({"issued_on": date(2024, 5, 23), "printed_on": date(2024, 5, 27)}, date(2024, 5, 23)),
    ({"printed_on": date(2019, 12, 5)}, date(2019, 12, 5)),
])  # fmt: skip
def test_it_begins_when_it_takes_effect_else_when_issued_else_when_printed(facts, first_day):
    assert in_force(document(**facts), first_day)
    assert not in_force(document(**facts), date.fromordinal(first_day.toordinal() - 1))


def test_a_document_without_any_date_counts_on_every_day():
    assert in_force(document(), date(1990, 1, 1))
    assert in_force(document(), date(2090, 1, 1))


def test_a_day_before_its_issue_is_out_even_if_it_is_in_force_today():
    assert not in_force(document(issued_on=date(2024, 5, 23)), date(2023, 1, 1))


def test_a_text_as_amended_begins_on_the_day_of_its_amendment():
    amended = document(effective_on=date(2019, 5, 1), valid_from=date(2024, 12, 31))
    assert begins_on(amended) == date(2024, 12, 31)
    assert not in_force(amended, date(2020, 1, 1)) and in_force(amended, date(2024, 12, 31))
