"""Training and serving of a system, with processes that take no model."""

import shlex
import sys
import time

import psutil
import pytest

from bench.understanding.system import Running, System, train
from bot.cli.parts import Part
from bot.errors import ModelError, PartDiedError
from tests.ports import free_port


def system(folder, code="", parts=(), address=""):
    return System("small", sys.executable, folder, {}, [sys.executable, "-c", code], lambda: folder / "model", lambda model: parts, address)


def part(name, *command):
    return Part(name, f"{name}.log", shlex.join(["exec", *map(str, command)]), {}, "")


def test_training_is_timed_and_weighed(tmp_path):
    code = f"import time; block = bytearray(80 << 20); time.sleep(0.3); open({str(tmp_path / 'model')!r}, 'wb').write(bytes(1 << 20))"
    waited = []
    found = train(system(tmp_path, code), waited.append)
    assert found.seconds >= 0.3 and 0 < found.processor < found.seconds * 10 and found.size == 1 and 80 < found.peak < 1000
    assert waited == sorted(waited) and waited


def test_a_training_that_fails_names_its_log(tmp_path):
    with pytest.raises(ModelError, match=r"train\.log"):
        train(system(tmp_path, "print('why'); raise SystemExit(3)"), lambda seconds: None)
    assert "why" in (tmp_path / "train.log").read_text()


def test_a_system_is_ready_at_its_first_answer_and_gone_at_the_end(tmp_path, serving_file):
    port = free_port()
    parts = [part("idle", sys.executable, "-c", "import time; time.sleep(60)"), part("dialogue", sys.executable, serving_file, port)]
    before = {child.pid for child in psutil.Process().children()}
    started = time.monotonic()
    with Running(system(tmp_path, parts=parts, address=f"http://127.0.0.1:{port}")) as running:
        assert 0.05 <= running.ready_seconds <= time.monotonic() - started
        assert running.asker.ask("养老金").full
        memory = running.memory()
        assert set(memory) == {"idle", "dialogue"} and all(1 < one.resident < 500 for one in memory.values())
        assert all(one.proportional is None or one.proportional <= one.resident for one in memory.values())
        children = [child for child in psutil.Process().children() if child.pid not in before]
    assert len(children) >= 2
    assert not any(child.is_running() and child.status() != psutil.STATUS_ZOMBIE for child in children)


def test_a_part_that_dies_stops_the_others_and_is_named(tmp_path):
    before = {child.pid for child in psutil.Process().children()}
    parts = [part("idle", sys.executable, "-c", "import time; time.sleep(60)"), part("dead", sys.executable, "-c", "raise SystemExit(4)")]
    with pytest.raises(PartDiedError) as error, Running(system(tmp_path, parts=parts, address=f"http://127.0.0.1:{free_port()}")):
        pass
    assert (error.value.part, error.value.returncode) == ("dead", 4)
    assert {child.pid for child in psutil.Process().children()} <= before
