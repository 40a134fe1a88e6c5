"""An import is in the middle of its writing when PostgreSQL dies or its disk is full: all of it is there, or nothing."""

import random
import signal
import threading
import time

import pytest

from bot.editing.importing import import_files
from bot.editing.reading import Order
from bot.errors import StoreError
from bot.settings import load_settings
from bot.store.checking import check_store
from bot.wiring import open_store
from tests.editing.conftest import TEXT

pytestmark = pytest.mark.servers
SIGNS = 20_000  # of a clause
ORDER = Order("张三", "150200")


@pytest.fixture
def write_files(tmp_path, request):
    """Write notices, each with a long clause; those of each test have names of their own."""

    def write_files(count):
        test, chance = request.node.name.replace("[", "-").rstrip("]"), random.Random(0)
        for number in range(count):
            long = "".join(chance.choices([chr(sign) for sign in range(0x4E00, 0x9FA6)], k=SIGNS))  # which no database packs
            (tmp_path / f"{test} {number}.txt").write_text(f"{TEXT.replace('{rent}', str(number))}（三）{long}。\n", encoding="utf-8")
        return sorted(tmp_path.iterdir())

    return write_files


@pytest.fixture
def store(layout):
    database = open_store(load_settings(layout.environment))
    yield database
    database.dispose()


def count(database):
    with database.connect() as connection:
        return connection.exec_driver_sql("SELECT count(*) FROM revisions").scalar()


def when_it_can(work, seconds=60):
    """Do it again and again until the database lets us."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            return work()
        except Exception:
            assert time.monotonic() < deadline
            time.sleep(0.5)


@pytest.mark.parametrize("delay", [0.0, 0.2])
def test_postgresql_is_killed_while_an_import_writes(layout, store, write_files, delay):
    before, files = count(store), write_files(80)

    def step(name, done, total):
        if name == "写入政策库":
            threading.Timer(delay, layout.keeper.send, ("postgresql", signal.SIGKILL)).start()

    try:
        reports = import_files(store, files, ORDER, step)
    except StoreError as error:
        added, said = 0, str(error)
    else:
        added, said = sum(report.outcome == "new" for report in reports), reports[0].error or ""
    assert added in (0, len(files)) and (added or "政策库" in said)
    time.sleep(delay)
    assert when_it_can(lambda: count(store)) == before + added
    assert not when_it_can(lambda: check_store(store)).faults


def test_the_disk_is_full_when_an_import_writes(disk, store, write_files):
    before, files = count(store), write_files(200)  # more than the database has in hand
    with store.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("CHECKPOINT")  # what the next one would give back is taken too
    disk.fill()
    try:
        reports = import_files(store, files, ORDER)
    finally:
        disk.free()
    assert {report.outcome for report in reports} == {"refused"} and "No space left" in reports[0].error
    assert when_it_can(lambda: count(store)) == before
    assert not when_it_can(lambda: check_store(store)).faults
    assert {report.outcome for report in when_it_can(lambda: import_files(store, files, ORDER))} == {"new"}
