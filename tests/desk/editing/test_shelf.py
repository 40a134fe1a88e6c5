"""The documents of a place, and the days on which something happens to them."""

from datetime import date, timedelta

import pytest

from bot.desk.editing.shelf import Shelf
from bot.editing.scope import Scope
from bot.store.database import writing
from bot.store.lifecycle import publish, retire, review

TODAY = date(2026, 11, 22)


@pytest.fixture
def shelf(own):
    return lambda area="150200": Shelf(own.parts.database, Scope(own.gazetteer, area), TODAY)


def test_a_place_has_its_own_documents_only(shelf):
    assert [line.revision.id for line in shelf().lines()[0]] == ["baotou-2024-47@1"]
    assert {line.revision.document.region_code for line in shelf("000000").lines()[0]} == {"000000", "510000", "150200", "320600"}
    assert shelf(None).lines() == ([], 0) and shelf("320100").lines() == ([], 0)


def test_lines_are_found_by_words_and_state_and_counted(shelf):
    line = shelf().lines(words="47号")[0][0]
    assert line.word == "已发布" and line.clauses == 31 and 0 < line.serving <= 31 and line.place.endswith("包头市")
    assert shelf().lines(words="' OR 1=1")[1] == 0 and shelf().lines(state="draft")[1] == 0
    found, count = shelf("000000").lines(start=1, most=2)
    assert (len(found), count) == (2, 5)


def test_the_calendar_has_what_ends_and_begins(own, shelf):
    with writing(own.parts.database) as connection:
        retire(connection, "baotou-2024-47", "ying", "到期", TODAY + timedelta(days=30))
        review(connection, "nantong-2020-settlement@1", {"expires_on": TODAY - timedelta(days=10)}, "nan")
        publish(connection, "nantong-2020-settlement@2", "fan")
    calendar = shelf("000000").calendar()
    dues = {(due.line.revision.id, due.what, due.left) for due in calendar.dues}
    assert dues == {("baotou-2024-47@1", "废止", 30), ("nantong-2020-settlement@2", "失效", -10)}
    assert {due.month for due in calendar.dues} == {"2026-11", "2026-12"}
    assert all(line.state == "published" for line in calendar.unchecked)


def test_all_versions_of_a_document_are_listed(own, shelf):
    with writing(own.parts.database) as connection:
        review(connection, "baotou-2024-47@1", {"notes": "x"}, "ying")
    assert [(line.revision.n, line.word) for line in shelf().versions("baotou-2024-47")] == [(2, "已核对"), (1, "已发布")]
