"""Topic × place × day of check, with the gaps."""

from dataclasses import replace
from datetime import date

import pytest

from bot.policy.topics import TOPICS
from bot.store.builder import build_store
from bot.store.coverage import coverage, covered_places
from bot.store.database import open_database

DAY = date(2026, 11, 22)


@pytest.fixture
def cells(engine):
    return {(cell.region_code, cell.topic): cell for cell in coverage(engine, ["000000", "320600", "320100"], DAY)}


def test_every_topic_of_every_place_asked_for_has_a_cell(cells):
    assert len(cells) == 3 * len(TOPICS)


def test_only_a_places_own_clauses_count(cells):
    assert (cells["320600", "medical_insurance"].direct, cells["320600", "medical_insurance"].documents) == (1, ["nantong-2020-settlement"])
    assert cells["320600", "housing_fund"].gap and not cells["000000", "housing_fund"].gap
    assert all(cells["320100", topic.key].gap for topic in TOPICS)


def test_the_figures_are_those_of_the_annotations(cells, notices):
    nation = [notice for notice in notices if notice.document.region_code == "000000"]
    found = [one for notice in nation for each in notice.annotations.values() for one in each if one.topic == "hukou_registration"]
    cell = cells["000000", "hukou_registration"]
    assert (cell.direct, cell.weak) == tuple(sum(one.strength == strength for one in found) for strength in ("direct", "weak"))


def test_places_with_documents_in_force(engine):
    assert covered_places(engine, DAY) == ["000000", "150200", "320600", "510000"]
    assert covered_places(engine, date(2019, 1, 1)) == ["000000"]  # the national ones bear no date


def test_a_topic_is_checked_on_the_day_of_its_oldest_check(tmp_path, gazetteer, notices):
    engine = open_database(f"sqlite:///{tmp_path}/checked.db")
    days = {"national-2019-280": date(2026, 5, 1), "national-100m-tasks": date(2026, 2, 1)}
    checked = [replace(one, document=replace(one.document, checked_on=days.get(one.document.id))) for one in notices]
    build_store(engine, gazetteer, checked, "checked")
    cells = {(cell.region_code, cell.topic): cell for cell in coverage(engine, ["000000", "150200"], DAY)}
    assert cells["000000", "pension"].checked_on == date(2026, 2, 1)
    assert cells["000000", "work_injury"].checked_on == date(2026, 5, 1)
    assert cells["150200", "pension"].checked_on is None


def test_a_document_that_is_not_in_force_covers_nothing(tmp_path, gazetteer, notices):
    engine = open_database(f"sqlite:///{tmp_path}/withdrawn.db")
    gone = [replace(one, document=replace(one.document, status="withdrawn")) for one in notices]
    build_store(engine, gazetteer, gone, "withdrawn")
    assert covered_places(engine, DAY) == [] and all(cell.gap for cell in coverage(engine, ["000000"], DAY))
