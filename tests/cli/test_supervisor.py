"""The supervisor, with real small processes."""

import os
import shlex
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress

import psutil
import pytest
import requests

from bot.cli.parts import Part
from bot.cli.supervisor import Supervisor
from bot.errors import PartDiedError, StartTimeoutError
from bot.settings import ROOT
from tests.ports import free_port, free_ports


def listens(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def command(*arguments):
    return shlex.join(["exec", sys.executable, *arguments])


@pytest.fixture
def web(tmp_path):
    """Make a part that answers on `port` at once."""

    def web(name, port):
        line = command("-u", "-m", "http.server", str(port), "--bind", "127.0.0.1")
        return Part(name, f"{name}.log", line, {}, f"http://127.0.0.1:{port}/", tmp_path)

    return web


@pytest.fixture
def script(tmp_path):
    """Make a part that runs `code` and never answers."""

    def script(name, code, **environment):
        return Part(name, f"{name}.log", command("-u", "-c", code), environment, f"http://127.0.0.1:{free_port()}/", tmp_path)

    return script


@pytest.fixture(autouse=True)
def signals():
    """The supervisor takes the signals of its process; give them back."""
    before = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)}
    yield
    for one, handler in before.items():
        signal.signal(one, handler)


def interrupt():
    os.kill(os.getpid(), signal.SIGINT)


def test_ready_is_said_once_when_every_part_answers_and_ctrl_c_stops_them_all(web, tmp_path):
    ports = free_ports(2)
    ready = []

    def on_ready():
        ready.append([requests.get(f"http://127.0.0.1:{port}/", timeout=2).ok for port in ports])
        interrupt()

    code = Supervisor([web("one", ports[0]), web("two", ports[1])], tmp_path / "logs", 30).run(on_ready)
    assert code == 0
    assert ready == [[True, True]]
    assert not any(listens(port) for port in ports)


def test_ctrl_c_while_a_part_is_still_starting_stops_them_all(web, script, tmp_path):
    port = free_port()
    ready = []
    threading.Timer(1, interrupt).start()
    code = Supervisor([web("one", port), script("slow", "import time; time.sleep(60)")], tmp_path, 30).run(lambda: ready.append(True))
    assert (code, ready) == (0, [])
    assert not listens(port)


def test_what_a_part_prints_goes_to_its_own_log_after_what_was_there(web, tmp_path):
    (tmp_path / "one.log").write_text("昨天的日志\n", encoding="utf-8")
    one_port, two_port = free_ports(2)
    Supervisor([web("one", one_port), web("two", two_port)], tmp_path, 30).run(interrupt)
    one, two = ((tmp_path / f"{name}.log").read_text(encoding="utf-8") for name in ("one", "two"))
    assert one.startswith("昨天的日志\n") and '"GET / HTTP/1.1" 200' in one
    assert "昨天" not in two and '"GET / HTTP/1.1" 200' in two


def test_a_part_gets_its_own_environment_beside_that_of_the_process(script, tmp_path, monkeypatch):
    monkeypatch.setenv("FROM_OUTSIDE", "外面")
    part = script("part", "import os; print(os.environ['FROM_OUTSIDE'], os.environ['OWN'], os.getcwd())", OWN="自己")
    with pytest.raises(PartDiedError):
        Supervisor([part], tmp_path / "logs", 30).run(lambda: None)
    assert (tmp_path / "logs" / "part.log").read_text(encoding="utf-8").strip() == f"外面 自己 {tmp_path}"


@pytest.mark.parametrize("returncode", [0, 3])
def test_a_part_that_ends_during_the_start_takes_the_others_down_and_is_named_with_its_log(web, script, tmp_path, returncode):
    port = free_port()
    dying = script("坏的", f"import sys, time; print('出错了'); time.sleep(0.8); sys.exit({returncode})")
    ready = []
    with pytest.raises(PartDiedError) as caught:
        Supervisor([web("好的", port), dying], tmp_path / "logs", 30).run(lambda: ready.append(True))
    assert (caught.value.part, caught.value.returncode) == ("坏的", returncode)
    assert caught.value.log == str(tmp_path / "logs" / "坏的.log")
    assert "出错了" in (tmp_path / "logs" / "坏的.log").read_text(encoding="utf-8")
    assert ready == [] and not listens(port)


MORTAL = """
import os, sys
from http.server import HTTPServer, SimpleHTTPRequestHandler

class Handler(SimpleHTTPRequestHandler):
    def do_GET(self):
        os._exit(7) if self.path == "/die" else super().do_GET()

HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
"""


def test_a_part_that_dies_later_is_named_too(web, tmp_path):
    ports = free_ports(2)
    dying = Part("后来坏的", "later.log", command("-c", MORTAL, str(ports[1])), {}, f"http://127.0.0.1:{ports[1]}/", tmp_path)

    def on_ready():
        with pytest.raises(requests.ConnectionError):
            requests.get(f"http://127.0.0.1:{ports[1]}/die", timeout=5)

    with pytest.raises(PartDiedError) as caught:
        Supervisor([web("好的", ports[0]), dying], tmp_path / "logs", 30).run(on_ready)
    assert (caught.value.part, caught.value.returncode) == ("后来坏的", 7)
    assert not any(listens(port) for port in ports)


@pytest.mark.parametrize("pause", [0, 0.5, 2])
@pytest.mark.parametrize("who", ["all", "keepers", "parts"])
def test_parts_that_are_killed_together_end_it_whoever_kept_them(web, tmp_path, who, pause):
    """`keepers` are honcho's own processes; a machine without memory may kill any of them."""
    ports = free_ports(2)

    def on_ready():
        parts = [child for child in psutil.Process().children(recursive=True) if {*map(str, ports)} & {*child.cmdline()}]
        keepers = [part.parent() for part in parts]
        for one in {"all": keepers + parts, "keepers": keepers, "parts": parts}[who]:
            with suppress(psutil.NoSuchProcess):
                one.kill()
            time.sleep(pause)

    started = time.monotonic()
    with pytest.raises(PartDiedError) as caught:
        Supervisor([web("一", ports[0]), web("二", ports[1])], tmp_path / "logs", 30).run(on_ready)
    assert caught.value.part in ("一", "二") and caught.value.returncode == -signal.SIGKILL
    assert time.monotonic() - started < 30
    deadline = time.monotonic() + 10  # the parts of killed keepers are nobody's children: they end when the machine comes to it
    while any(listens(port) for port in ports):
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_a_part_that_is_never_healthy_ends_the_start_in_time_and_is_named(web, script, tmp_path):
    port = free_port()
    ready = []
    started = time.monotonic()
    with pytest.raises(StartTimeoutError) as caught:
        Supervisor([script("慢的", "import time; time.sleep(60)"), web("好的", port)], tmp_path / "logs", 1).run(lambda: ready.append(True))
    assert (caught.value.part, caught.value.seconds) == ("慢的", 1)
    assert caught.value.log == str(tmp_path / "logs" / "慢的.log")
    assert time.monotonic() - started < 8
    assert ready == [] and not listens(port)


def test_a_proxy_in_the_environment_does_not_stand_between_the_parts(web, tmp_path, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{free_port()}")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert Supervisor([web("one", free_port())], tmp_path, 8).run(interrupt) == 0


SERVE = """
import sys
from pathlib import Path
from bot.cli.parts import Part
from bot.cli.supervisor import Supervisor
port, logs = sys.argv[1], Path(sys.argv[2])
part = Part("网页", "web.log", f"exec {sys.executable} -m http.server {port} --bind 127.0.0.1", {}, f"http://127.0.0.1:{port}/", logs)
sys.exit(Supervisor([part], logs, 30).run(lambda: print("ready", flush=True)))
"""


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM], ids=lambda one: one.name)
def test_a_signal_to_the_supervising_process_ends_it_well_and_its_children_with_it(tmp_path, sent):
    port = free_port()
    with subprocess.Popen([sys.executable, "-c", SERVE, str(port), str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout.readline() == "ready\n"
            assert listens(port)
            process.send_signal(sent)
            assert process.wait(timeout=10) == 0
        finally:
            process.kill()
    assert not listens(port)
