"""A system under measure: how it is trained, which processes serve it, and what they take."""

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import psutil
import requests

from bench.understanding.asking import TIMEOUT_SECONDS, Asker
from bot.cli.parts import Part
from bot.errors import ModelError, PartDiedError, StartTimeoutError
from bot.settings import ROOT

POLL_SECONDS, TRAINING_POLL_SECONDS = 0.05, 0.2
START_SECONDS = 300
STOP_SECONDS = 20
MEGABYTE = 1024 * 1024
FIRST_MESSAGE = "我在包头打工，孩子能在这儿上小学吗"


@dataclass(frozen=True)
class System:
    """`train` is a command that leaves the model at `archive()`; `parts` are the processes that serve it, the dialogue server last.

    `made_of` is a fingerprint of everything that goes into the training, or "" where it is trained anew in any case.
    """

    name: str
    python: str
    folder: Path
    environment: Mapping[str, str]
    train: Sequence[str]
    archive: Callable[[], Path]
    parts: Callable[[Path], Sequence[Part]]
    address: str
    made_of: str = ""


@dataclass(frozen=True)
class Training:
    """Seconds from the start of the command to its end, those of all cores together, its largest process and the model's size in MB."""

    seconds: float
    processor: float
    peak: float
    size: float


@dataclass(frozen=True)
class Memory:
    """Memory of one process and its children, in MB: resident, and its proportional share of shared pages (None where not told)."""

    resident: float
    proportional: float | None


def train(system: System, watch: Callable[[float], None]) -> Training:
    """Train from nothing; `watch` hears the seconds that have passed. Raises `ModelError` with the log where it fails."""
    log = system.folder / "train.log"
    started = time.monotonic()
    with log.open("w", encoding="utf-8") as output:
        process = _start(system.train, system.environment, output.fileno())
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                process.returncode = os.waitstatus_to_exitcode(status)
                break
            watch(time.monotonic() - started)
            time.sleep(TRAINING_POLL_SECONDS)
    if process.returncode != 0:
        raise ModelError(f"{system.name} 训练没有成功，原因见 {log}")
    seconds, size = time.monotonic() - started, system.archive().stat().st_size / MEGABYTE
    return Training(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, size)


class Running:
    """The processes of a system, from start to first answer to stop. Use it in a `with` statement."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.asker = Asker(system.address)
        self.ready_seconds = 0.0
        self._parts = tuple(system.parts(system.archive()))
        self._processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> "Running":
        started = time.monotonic()
        try:
            for part in self._parts:
                with (self.system.folder / part.log).open("ab") as output:
                    command = ["/bin/sh", "-c", part.command]
                    self._processes.append(_start(command, {**self.system.environment, **part.environment}, output.fileno()))
            while not self._answers():
                self._check(time.monotonic() - started)
                time.sleep(POLL_SECONDS)
        except BaseException:
            self.stop()
            raise
        self.ready_seconds = time.monotonic() - started
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    def memory(self) -> dict[str, Memory]:
        """Memory of each part now."""
        return {part.log.removesuffix(".log"): _memory(process.pid) for part, process in zip(self._parts, self._processes, strict=True)}

    def stop(self) -> None:
        """End all processes and wait for them."""
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _answers(self) -> bool:
        try:
            healthy = all(_healthy(part.health) for part in self._parts if part.health)
            return healthy and self.asker.ask(FIRST_MESSAGE).said  # a model may take the message for small talk
        except requests.RequestException:
            return False

    def _check(self, waited: float) -> None:
        for part, process in zip(self._parts, self._processes, strict=True):
            log = str(self.system.folder / part.log)
            if process.poll() is not None:
                raise PartDiedError(part.name, process.returncode, log)
            if waited > START_SECONDS:
                raise StartTimeoutError(part.name, START_SECONDS, log)


def _start(command: Sequence[str], environment: Mapping[str, str], output: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(list(command), cwd=ROOT, env={**os.environ, **environment}, stdout=output, stderr=subprocess.STDOUT)


def _healthy(address: str) -> bool:
    with requests.Session() as session:
        session.trust_env = False
        return bool(session.get(address, timeout=TIMEOUT_SECONDS).ok)


def _memory(pid: int) -> Memory:
    process = psutil.Process(pid)
    found = [one.memory_full_info() for one in (process, *process.children(recursive=True))]
    shares = [getattr(one, "pss", None) for one in found]
    proportional = sum(one for one in shares if one is not None) / MEGABYTE if None not in shares else None
    return Memory(sum(one.rss for one in found) / MEGABYTE, proportional)
