"""Files become drafts; the same bytes change nothing; an import that is killed leaves the store as it was."""

import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import MetaData, select

from bot.editing.importing import import_files
from bot.editing.reading import Order
from bot.store.history import history
from bot.store.repository import PolicyRepository
from bot.store.revisions import revisions_of

ROOT = Path(__file__).parents[2]


def contents(database):
    found = MetaData()
    found.reflect(database)
    with database.connect() as connection:
        return {table.name: connection.execute(select(table)).all() for table in found.sorted_tables}


def test_a_file_becomes_a_draft_and_is_reported(database, bring, write_file, take):
    (report,) = bring(write_file())
    assert (report.outcome, report.revision, report.title) == ("new", "公租房通知@1", "关于公租房的通知")
    assert report.clauses == 3 and report.covered == report.visible > 60
    assert "number" in report.facts and "valid_from" in report.missing
    notice = take("公租房通知@1")
    assert notice.document.region_code == "150200" and notice.document.status == "unverified"
    with database.connect() as connection:
        assert [(event.what, event.who) for event in history(connection, "公租房通知")] == [("imported", "张三")]
    assert "公租房通知" not in {document.id for document in PolicyRepository(database).documents()}


def test_the_same_bytes_change_nothing(database, bring, write_file):
    bring(write_file())
    before = contents(database)
    (report,) = bring(write_file())
    assert (report.outcome, report.revision) == ("unchanged", "公租房通知@1")
    assert bring(write_file("别的名字.txt"))[0].outcome == "unchanged"
    assert bring(write_file(), again=True)[0].outcome == "unchanged"
    assert contents(database) == before


def test_the_same_bytes_twice_in_one_import_are_one_document(bring, write_file):
    assert [one.outcome for one in bring(write_file("甲.txt"), write_file("乙.txt"))] == ["new", "unchanged"]


def test_changed_bytes_make_the_next_version(bring, write_file, take):
    bring(write_file())
    (report,) = bring(write_file("公租房通知（2025年6月）.txt", rent="450"))
    assert (report.outcome, report.revision) == ("revision", "公租房通知@2")
    assert "450" in take("公租房通知@2").text and "300" in take("公租房通知@1").text


def test_what_was_said_about_unchanged_clauses_goes_over(bring, write_file, take, database, annotate):
    bring(write_file())
    annotate("公租房通知@1")
    bring(write_file("公租房通知.txt", rent="450"))
    assert set(take("公租房通知@2").annotations) == {"一（二）"}


def test_another_document_under_the_same_name_stays_another_document(bring, write_file, tmp_path):
    bring(write_file("通知.txt"))
    other = tmp_path / "other" / "通知.txt"
    other.parent.mkdir()
    other.write_text("关于低保的通知\n一、申请\n（一）可以申请低保。\n（二）每月发放。\n", encoding="utf-8")
    (report,) = bring(other)
    assert report.outcome == "new" and report.revision.startswith("通知-") and report.revision.endswith("@1")
    elsewhere = tmp_path / "elsewhere" / "通知.txt"
    elsewhere.parent.mkdir()
    elsewhere.write_text(write_file("通知.txt").read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert bring(elsewhere, region_code="320600")[0].outcome == "new"
    assert bring(elsewhere, document_id="通知", region_code="150200", again=True)[0].outcome == "revision"


def test_a_file_that_cannot_be_read_is_refused_and_the_others_go_on(bring, write_file, tmp_path):
    (tmp_path / "files").mkdir(exist_ok=True)
    empty = tmp_path / "files" / "空.txt"
    empty.write_text("", encoding="utf-8")
    reports = bring(write_file("一.txt"), empty, write_file("二.txt", rent="1"), tmp_path / "gone.txt")
    assert [report.outcome for report in reports] == ["new", "refused", "new", "refused"]
    assert "空.txt" in reports[1].error and reports[1].error.endswith("。")


def test_a_document_that_the_store_refuses_does_not_stop_the_others(bring, write_file):
    reports = bring(write_file("甲.txt"), write_file("乙.txt", rent="2"), region_code="999999")
    assert [report.outcome for report in reports] == ["refused", "refused"]


def test_the_place_may_stand_in_the_folder(bring, write_file, take):
    bring(write_file("320600-nantong/甲.txt"), region_code="")
    assert take("甲@1").document.region_code == "320600"


def test_a_folder_with_a_policy_yml_brings_its_annotations(bring, take, tmp_path):
    founding = ROOT / "policies" / "150200-baotou" / "baotou-2024-47"
    assert bring(founding)[0].outcome == "unchanged"
    folder = tmp_path / "150200-baotou" / "baotou-2024-47"
    folder.mkdir(parents=True)
    for name in ("source.txt", "policy.yml"):
        text = (founding / name).read_text(encoding="utf-8")
        (folder / name).write_text(text.replace("expires_on: null", "expires_on: 2030-01-01"), encoding="utf-8")
    (report,) = bring(folder)
    assert (report.outcome, report.revision) == ("revision", "baotou-2024-47@2")
    assert take("baotou-2024-47@2").document.expires_on == date(2030, 1, 1)


def test_progress_is_told(database, write_file):
    steps = []
    import_files(database, [write_file("甲.txt"), write_file("乙.txt", rent="2")], Order("张三"), lambda *step: steps.append(step))
    assert steps == [("甲.txt", 1, 2), ("乙.txt", 2, 2), ("写入政策库", 2, 2)]


def folder_of(write_file, count):
    """A folder with that many files."""
    return [write_file(f"文件{n}.txt", rent=str(n)).parent for n in range(count)][-1]


KILLED = """
import os, signal, sys
sys.path.insert(0, {root!r})
from pathlib import Path
from bot.editing import importing, reading_many
from bot.editing.files import find_files
from bot.editing.reading import Order
from bot.store import writer
from bot.store.database import open_database
calls = 0
real = {where}
def kill(*arguments, **named):
    global calls
    calls += 1
    if calls == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*arguments, **named)
{where} = kill
importing.import_files(open_database({url!r}), find_files([Path({folder!r})]), Order("张三", "150200"))
"""


@pytest.mark.parametrize("where", ["reading_many.take_apart", "writer._insert", "importing.report_on"])
def test_an_import_that_is_killed_leaves_the_store_as_it_was(database, write_file, where):
    folder = folder_of(write_file, 5)
    before = contents(database)
    code = KILLED.format(root=str(ROOT), url=str(database.url), folder=str(folder), where=where)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert contents(database) == before
    assert [report.outcome for report in import_files(database, sorted(folder.iterdir()), Order("张三", "150200"))] == ["new"] * 5


@pytest.mark.parametrize("delay", [0.05, 0.4, 1.0])
def test_killed_from_outside_at_any_moment_all_or_nothing_is_there(database, write_file, delay):
    folder = folder_of(write_file, 200)
    before = contents(database)
    code = KILLED.replace("calls == 3", "calls < 0").format(
        root=str(ROOT), url=str(database.url), folder=str(folder), where="writer._insert"
    )
    code = code.replace("importing.import_files", "print('go', flush=True); importing.import_files")
    process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE)
    process.stdout.readline()
    time.sleep(delay)
    if process.poll() is None:
        os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    with database.connect() as connection:
        found = len(revisions_of(connection))
    assert found in (5, 205)
    if found == 5:
        assert contents(database) == before
