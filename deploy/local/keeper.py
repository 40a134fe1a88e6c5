"""Keeps processes running, as systemd or Kubernetes would: starts them in order, brings back one that dies, stops them in reverse."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

POLL = 0.2  # seconds
PAUSE = 1.0  # seconds before a process that died is started again
GRACE = 30.0  # seconds that a process has to end


@dataclass(frozen=True)
class Process:
    """A process: its name, its command, what it finds in its environment, whether it is ready, and as whom it runs (None for this user)."""

    name: str
    command: tuple[str, ...]
    ready: Callable[[], bool]
    environment: Mapping[str, str] = field(default_factory=dict)
    user: tuple[int, int] | None = None


class Keeper:
    """Runs processes with their logs in `logs`, one file each."""

    def __init__(self, logs: Path) -> None:
        self._logs = logs
        self._wanted: dict[str, Process] = {}
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    def start(self, *processes: Process, seconds: float = 180) -> None:
        """Start processes together and wait until all are ready; raises `RuntimeError` with the log of one that is not in `seconds`."""
        with self._lock:
            for process in processes:
                self._wanted[process.name] = process
                self._spawn(process)
        if not self._watcher.is_alive():
            self._watcher.start()
        deadline = time.monotonic() + seconds
        for process in processes:
            self._wait(process, deadline)

    def _wait(self, process: Process, deadline: float) -> None:
        while not process.ready():
            if time.monotonic() > deadline or self._over.is_set():
                raise RuntimeError(f"{process.name} is not ready:\n{self.log(process.name)[-3000:]}")
            time.sleep(POLL)

    def pid(self, name: str) -> int:
        """The number of the process as it runs now."""
        with self._lock:
            return self._running[name].pid

    def send(self, name: str, number: int) -> None:
        """Send a signal to a process; where it ends of it, it is started again."""
        os.kill(self.pid(name), number)

    def end(self, name: str, number: int = signal.SIGTERM) -> Process:
        """End a process with a signal and leave it so, as `systemctl stop` does; returns what `start` takes to bring it back."""
        with self._lock:
            process, running = self._wanted.pop(name), self._running.pop(name)
        running.send_signal(number)
        running.send_signal(signal.SIGCONT)  # also where it was stopped
        try:
            running.wait(GRACE)
        finally:
            _end_group(running.pid)
            running.wait()
        return process

    def log(self, name: str) -> str:
        """What a process has written."""
        return self._log(name).read_text(encoding="utf-8", errors="replace")

    def stop(self) -> None:
        """End all processes, the last one first."""
        self._over.set()
        if self._watcher.is_alive():
            self._watcher.join()
        for running in reversed(self._running.values()):
            running.terminate()
            try:
                running.wait(GRACE)
            except subprocess.TimeoutExpired:
                running.kill()
                running.wait()

    def _log(self, name: str) -> Path:
        return self._logs / f"{name}.log"

    def _spawn(self, process: Process) -> None:
        self._logs.mkdir(parents=True, exist_ok=True)
        who = {} if process.user is None else {"user": process.user[0], "group": process.user[1], "extra_groups": ()}
        with self._log(process.name).open("ab") as log:
            self._running[process.name] = subprocess.Popen(
                process.command,
                env={**os.environ, **process.environment},
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C is for the keeper, which stops them in order
                **who,  # type: ignore[call-overload]
            )

    def _watch(self) -> None:
        while not self._over.wait(POLL):
            with self._lock:
                dead = [name for name, running in self._running.items() if running.poll() is not None]
            if dead and not self._over.wait(PAUSE):
                with self._lock:
                    for name in dead:
                        if name in self._running and self._running[name].poll() is not None:
                            _end_group(self._running[name].pid)
                            self._spawn(self._wanted[name])


def _end_group(pid: int) -> None:
    """What a process has left behind ends with it, as with systemd and containers."""
    with suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
