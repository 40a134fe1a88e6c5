"""Many files are read on every core, and say the same as one after the other."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.editing import reading_many
from bot.editing.reading import Content, Order
from bot.editing.reading_many import DIED, read_files, unpacked
from bot.editing.reports import ImportReport

ROOT = Path(__file__).parents[2]
ORDER = Order("张三", "150200")


def read(database, files, processes):
    steps = []
    found = dict(read_files(database, files, ORDER, lambda *step: steps.append(step), processes))
    assert [done for _, done, _ in steps] == list(range(1, len(files) + 1))
    assert {name for name, _, _ in steps} == {path.name for path in files}
    return [unpacked(one) if isinstance(one, bytes) else one for one in (found[index] for index in range(len(files)))]


def test_more_processes_read_the_same(database, write_file):
    files = [write_file(f"通知{number}.txt", rent=str(number)) for number in range(12)]
    files[5].write_bytes(b"")
    files[7].unlink()
    alone, together = read(database, files, 1), read(database, files, 3)
    assert together == alone
    assert isinstance(alone[0], Content) and "租金0元" in alone[0].notice.text
    assert [index for index, one in enumerate(alone) if isinstance(one, ImportReport) and one.outcome == "refused"] == [5, 7]


def test_a_known_file_is_not_read_again(database, write_file, bring):
    files = [write_file(f"通知{number}.txt", rent=str(number)) for number in range(3)]
    bring(files[1])
    found = read(database, files, 2)
    assert isinstance(found[1], ImportReport) and found[1].outcome == "unchanged"
    assert isinstance(found[0], Content) and isinstance(found[2], Content)


def test_few_files_start_no_process(database, write_file, monkeypatch):
    monkeypatch.setattr(reading_many, "_beside", lambda *_: pytest.fail("processes were started"))
    assert len(read(database, [write_file()], None)) == 1


def die(_unread):
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_process_that_dies_refuses_the_files_and_ends_nothing_else(database, write_file, monkeypatch):
    files = [write_file(f"通知{number}.txt", rent=str(number)) for number in range(4)]
    monkeypatch.setattr(reading_many, "_take_apart", die)
    found = read(database, files, 2)
    assert [(one.outcome, one.error) for one in found] == [("refused", DIED)] * 4


PARENT = """
import sys
from pathlib import Path
from bot.editing import reading_many
from bot.editing.reading import Order
from bot.store.database import open_database
if __name__ == "__main__":
    files = sorted(Path(sys.argv[2]).iterdir())
    for _ in reading_many.read_files(open_database(sys.argv[1]), files, Order("张三"), lambda *_: None, 2):
        print("read", flush=True)
"""


def children(pid):
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return {int(line) for line in found.stdout.split()}


def alive(pid):
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z"


def test_processes_end_with_an_import_that_is_killed(database, write_file, tmp_path):
    folder = {write_file(f"通知{number}.txt", rent=str(number)).parent for number in range(400)}.pop()
    script = tmp_path / "parent.py"
    script.write_text(PARENT, encoding="utf-8")
    command = [sys.executable, str(script), str(database.url), str(folder)]
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE)
    process.stdout.readline()
    readers = children(process.pid)
    assert len(readers) >= 2
    process.kill()
    process.wait()
    process.stdout.close()
    ends = time.monotonic() + 10
    while any(alive(one) for one in readers) and time.monotonic() < ends:
        time.sleep(0.05)
    assert not [one for one in readers if alive(one)]
