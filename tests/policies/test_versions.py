"""Real documents in versions: as of a day, the text of that day answers. Skipped with a message where the corpus is missing."""

import os
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.editing.files import find_files
from bot.editing.importing import import_files
from bot.editing.reading import Order
from bot.editing.reports import summary
from bot.policy.changes import compare
from bot.policy.citation import visible
from bot.policy.clause import Annotation
from bot.settings import ROOT, load_settings
from bot.store.checking import check_store
from bot.store.database import writing
from bot.store.lifecycle import publish, replace_draft, review, supersede
from bot.store.notices import load_notice
from bot.store.repository import PolicyRepository
from bot.store.revisions import find_revision, revisions_of
from bot.wiring import open_store, prepare_store

CORPUS = Path(os.environ.get("XINSHIMIN_CORPUS") or ROOT / "../shared/corpus").resolve()
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"no corpus in {CORPUS}; set XINSHIMIN_CORPUS")
TODAY = date(2026, 11, 22)


@pytest.fixture
def database(tmp_path):
    settings = load_settings({}, home=tmp_path / "home")
    prepare_store(settings)
    database = open_store(settings)
    yield database
    database.dispose()


def bring(database, name, region, words, **facts):
    """Import a file, say of the first clause with `words` that it serves 低保, and publish it; returns the version."""
    (report,) = import_files(database, [CORPUS / name], Order("张三", region))
    with writing(database) as connection:
        revision, notice = find_revision(connection, report.revision), load_notice(connection, report.revision)
        clause = next(clause for clause in notice.clauses if words in visible(clause.text))
        said = {clause.path: (Annotation("subsistence_allowance", words, "benefit", "direct"),)}
        edited = replace(notice, annotations=said, kinds={clause.path: "benefit"})
        replace_draft(connection, revision, edited, "张三")
        review(connection, report.revision, facts, "李四")
        publish(connection, report.revision, "王五")
    return report.revision


def answering(database, region, day):
    found = PolicyRepository(database).applicable("subsistence_allowance", [region, "000000"], day)
    return [one.document.revision for one in found if "@" in one.document.revision and "救助" in one.document.id]


def test_the_two_versions_of_shanghais_rules_answer_each_for_its_days(database):
    new = bring(database, "local/上海市社会救助条例(2024-12-31).md", "310000", "刚性支出困难家庭", valid_from=date(2024, 12, 31))
    old = bring(database, "local/上海市社会救助条例(2018-11-22).md", "310000", "支出型贫困家庭", effective_on=date(2019, 5, 1))
    assert (old, new) == ("上海市社会救助条例@2", "上海市社会救助条例@1")
    assert answering(database, "310000", date(2020, 6, 1)) == [old]
    assert answering(database, "310000", date(2024, 12, 30)) == [old]
    assert answering(database, "310000", date(2024, 12, 31)) == answering(database, "310000", TODAY) == [new]
    with database.connect() as connection:
        changes = compare(load_notice(connection, old), load_notice(connection, new))
    assert any(one.op == "added" and "刚性" in one.text for clause in changes.clauses for one in clause.words)


def test_the_interim_measures_leave_on_the_day_on_which_the_law_takes_effect(database):
    law = bring(database, "national/社会救助法(2026).txt", "000000", "社会救助", effective_on=date(2026, 7, 1))
    old = bring(database, "national/社会救助暂行办法(2019-03-02).md", "000000", "最低生活保障", effective_on=date(2014, 5, 1))
    assert answering(database, "310000", TODAY) == [old, law]
    with writing(database) as connection:
        supersede(connection, "社会救助暂行办法", "社会救助法", date(2026, 7, 1), "李四", "新法施行")
    assert answering(database, "310000", date(2020, 6, 1)) == answering(database, "310000", date(2026, 6, 30)) == [old]
    assert answering(database, "310000", date(2026, 7, 1)) == answering(database, "310000", TODAY) == [law]


def test_the_whole_corpus_comes_in_at_once_and_again_changes_nothing(database, tmp_path):
    shutil.copytree(CORPUS, tmp_path / "corpus")
    files = find_files([tmp_path / "corpus"])
    reports = import_files(database, files, Order("张三"))
    found = summary(reports)
    assert found["refused"] == 0 and found["coverage"] == 1.0 and found["files"] == len(files) >= 30
    assert check_store(database).faults == ()
    with database.connect() as connection:
        before = len(revisions_of(connection))
    again = import_files(database, files, Order("张三"))
    assert {report.outcome for report in again} == {"unchanged"}
    with database.connect() as connection:
        assert len(revisions_of(connection)) == before
