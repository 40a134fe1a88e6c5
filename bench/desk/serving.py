"""The desk's own process, with the trained model of XINSHIMIN_HOME."""

import os
import shlex
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import requests

from bot.cli.parts import Part, parts_of
from bot.cli.training import ensure_model
from bot.settings import Settings, load_settings
from bot.trained import current_model

COLUMNS = ("", "次数", "p50（毫秒）", "p95", "p99", "最长")
READY = 300  # seconds


@contextmanager
def desk(settings: Settings) -> Iterator[psutil.Process]:
    """The desk's own process, as `xinshimin serve` starts it."""
    model_home = load_settings()
    ensure_model(model_home)
    model = current_model(model_home)
    assert model is not None
    (settings.home / "models").symlink_to(model_home.models)
    part = parts_of(settings, model.archive)[2]
    with (settings.home / "desk.log").open("w") as output:
        process = subprocess.Popen(
            shlex.split(part.command)[1:], cwd=part.folder, env=os.environ | dict(part.environment), stdout=output, stderr=output
        )
    try:
        wait_for(part, process, settings.home / "desk.log")
        yield psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_for(part: Part, process: "subprocess.Popen[bytes]", output: Path) -> None:
    """Wait until the desk says that it is well."""
    deadline = time.monotonic() + READY
    while True:
        try:
            if requests.get(part.health, timeout=5).ok:
                return
        except requests.RequestException:
            pass
        assert process.poll() is None and time.monotonic() < deadline, output.read_text(encoding="utf-8")
        time.sleep(0.2)
