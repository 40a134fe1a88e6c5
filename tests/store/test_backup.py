"""A backup is taken and brought back while the store is used."""

import re
import shutil
import subprocess
import threading
import time

import pytest

from bot.errors import StoreError
from bot.store.backup import backup, form_of, restore
from bot.store.checking import check_store
from bot.store.database import migrate, writing
from bot.store.lifecycle import publish, retire, review
from bot.store.repository import PolicyRepository


def ids(engine):
    return {document.id for document in PolicyRepository(engine).documents()}


def own_form(engine):
    """What a backup of PostgreSQL is: made by its own pg_dump where that is not older than the server."""
    found = shutil.which("pg_dump")
    if found is None:
        return "portable"
    version = subprocess.run([found, "--version"], capture_output=True, text=True, check=True).stdout
    return "pg_dump" if int(re.search(r"\d+", version)[0]) >= engine.dialect.server_version_info[0] else "portable"


class Users:
    """Three who read and one who writes, all the time; `errors` are what went wrong for them."""

    def __init__(self, engine):
        self.engine, self.stop, self.errors, self.reads, self.writes = engine, threading.Event(), [], 0, 0
        self.threads = [threading.Thread(target=self.run, args=(self.read,)) for _ in range(3)]
        self.threads.append(threading.Thread(target=self.run, args=(self.write,)))

    def run(self, work):
        while not self.stop.is_set():
            try:
                work()
            except Exception as error:
                self.errors.append(repr(error))
            time.sleep(0.01)

    def read(self):
        assert len(PolicyRepository(self.engine).documents()) == 5
        self.reads += 1

    def write(self):
        with writing(self.engine) as connection:
            version = review(connection, "baotou-2024-47", {"notes": f"第 {self.writes} 次"}, "张三")
            publish(connection, version.id, "李四")
        self.writes += 1

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        while not self.writes or not self.reads:
            time.sleep(0.01)
        return self

    def __exit__(self, *_):
        self.stop.set()
        for thread in self.threads:
            thread.join()


def test_a_backup_taken_in_use_is_whole_and_comes_back(engine, opened, dialect, tmp_path):
    with Users(engine) as users:
        forms = {backup(engine, tmp_path / "deep" / "store.backup")}
        forms.add(backup(engine, tmp_path / "portable.backup", portable=True))
        reads = users.reads
        while users.reads < reads + 3:
            time.sleep(0.01)
    assert users.errors == []
    assert forms == {"sqlite" if dialect == "sqlite" else own_form(engine), "portable"}
    for name in ("deep/store.backup", "portable.backup"):
        other = opened()
        restore(other, tmp_path / name)
        found = check_store(other)
        assert found.faults == () and found.revisions >= 5 and len(ids(other)) == 5
    assert sorted(path.name for path in tmp_path.rglob("*.part")) == []


@pytest.mark.parametrize("portable", [False, True])
def test_a_store_comes_back_while_it_is_read(engine, portable, tmp_path):
    backup(engine, tmp_path / "store.backup", portable)
    with Users(engine) as users:
        restore(engine, tmp_path / "store.backup")
        reads = users.reads
        while users.reads < reads + 3:
            time.sleep(0.01)
    assert users.errors == [] and check_store(engine).faults == ()


def test_what_was_done_after_the_backup_is_gone_after_restoring(engine, tmp_path):
    backup(engine, tmp_path / "store.backup")
    with writing(engine) as connection:
        retire(connection, "baotou-2024-47", "张三", "发错了")
    assert "baotou-2024-47" not in ids(engine)
    restore(engine, tmp_path / "store.backup")
    assert "baotou-2024-47" in ids(engine) and PolicyRepository(engine).revision() == 5


def test_a_backup_of_older_tables_is_brought_up_to_date(engine, opened, built, tmp_path):
    old = opened(built)
    migrate(old, "0001")
    backup(old, tmp_path / "store.backup")
    restore(engine, tmp_path / "store.backup")
    assert check_store(engine).faults == () and len(ids(engine)) == 5


@pytest.mark.parametrize("content", [b"", b"something else", b"SQLite format 3\0 but no more", b"PGDMP but no more"])
def test_a_file_that_is_no_backup_leaves_the_store_as_it_was(engine, tmp_path, content):
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(StoreError, match="没有改动"):
        restore(engine, tmp_path / "file")
    assert len(ids(engine)) == 5
    with pytest.raises(StoreError, match="打不开"):
        form_of(tmp_path / "missing")


def test_without_the_databases_own_tools_the_portable_form_is_used(engine, dialect, tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    form = backup(engine, tmp_path / "store.backup")
    assert form == ("sqlite" if dialect == "sqlite" else "portable")
    restore(engine, tmp_path / "store.backup")
    assert len(ids(engine)) == 5


def test_a_backup_that_fails_leaves_the_last_one(engine, tmp_path, monkeypatch):
    backup(engine, tmp_path / "store.backup", portable=True)
    before = (tmp_path / "store.backup").read_bytes()

    def fail(database, path):
        path.write_bytes(b"half")
        raise OSError("disk full")

    monkeypatch.setattr("bot.store.backup.dump", fail)
    with pytest.raises(OSError, match="disk full"):
        backup(engine, tmp_path / "store.backup", portable=True)
    assert (tmp_path / "store.backup").read_bytes() == before and not list(tmp_path.glob("*.part"))
