"""Run the parts together under honcho: all start, all stop, and one that dies takes the others down."""

import multiprocessing
import os
import re
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from queue import Empty, SimpleQueue
from signal import SIGKILL
from typing import Any, TextIO

import requests
from honcho.manager import SYSTEM_PRINTER_NAME, Manager
from honcho.printer import Message

from bot.cli.console import working
from bot.cli.parts import Part
from bot.errors import PartDiedError, StartTimeoutError

STARTED = re.compile(r"^(?P<name>.+) started \(pid=\d+\)")
STOPPED = re.compile(r"^(?P<name>.+) stopped \(rc=(?P<code>-?\d+)\)")
INTERRUPTED = (130, 143)
POLL_SECONDS = 0.3
GRACE_SECONDS = 1.0


class _LogPrinter:
    """Takes what honcho would print: lines of the parts go to their logs; of honcho's own, who started and who stopped is kept."""

    width = 0

    def __init__(self, logs: Mapping[str, TextIO]) -> None:
        self._logs = logs
        self.started: set[str] = set()
        self.stopped: dict[str, int] = {}

    def write(self, message: Any) -> None:
        line = message.data if isinstance(message.data, str) else message.data.decode("utf-8", "replace")
        if message.name != SYSTEM_PRINTER_NAME:
            self._logs[message.name].write(line)
            self._logs[message.name].flush()
            return
        if started := STARTED.match(line):
            self.started.add(started["name"])
        if stopped := STOPPED.match(line):
            self.stopped.setdefault(stopped["name"], int(stopped["code"]))


class _Events:
    """honcho's queue, with what nobody is left to put into it before everything else."""

    def __init__(self, killed: Iterable[str], queue: Any) -> None:
        self._ahead: SimpleQueue[Message] = SimpleQueue()
        self._queue = queue
        for name in killed:
            self._ahead.put(Message("stop", {"returncode": -SIGKILL}, datetime.now(), name, None))

    def get(self, timeout: float) -> Message:
        """The next message; raises `queue.Empty` where none comes within `timeout` seconds."""
        try:
            return self._ahead.get_nowait()
        except Empty:
            return self._queue.get(timeout=timeout)


class Supervisor:
    """Starts the parts, waits until all are healthy, and keeps them together until they stop."""

    def __init__(self, parts: Sequence[Part], logs: Path, start_timeout: int) -> None:
        self._parts = tuple(parts)
        self._logs = logs
        self._start_timeout = start_timeout
        self._over = threading.Event()
        self._late: Part | None = None

    def run(self, on_ready: Callable[[], None]) -> int:
        """Run until Ctrl-C (then return 0) or until a part dies or does not become ready (then raise).

        `on_ready` is called once, when every part answers. Raises `PartDiedError` or `StartTimeoutError`.
        """
        self._logs.mkdir(parents=True, exist_ok=True)
        files = {part.log: (self._logs / part.log).open("a", encoding="utf-8") for part in self._parts}
        printer = _LogPrinter(files)
        manager = Manager(printer)
        for part in self._parts:
            manager.add_process(part.log, part.command, env={**os.environ, **part.environment}, cwd=str(part.folder))
        watchers = [
            threading.Thread(target=self._watch, args=(manager, on_ready), daemon=True),
            threading.Thread(target=self._guard, args=(manager, printer), daemon=True),
        ]
        for watcher in watchers:
            watcher.start()
        manager.loop()
        self._over.set()
        for watcher in watchers:
            watcher.join()
        for file in files.values():
            file.close()
        return self._verdict(manager.returncode, printer)

    def _watch(self, manager: Manager, on_ready: Callable[[], None]) -> None:
        started = time.monotonic()
        with working("正在启动…") as status:
            for part in self._parts:
                while not _healthy(part):
                    waited = time.monotonic() - started
                    status.update(f"正在等{part.name}就绪…已用 {waited:.0f} 秒")
                    if waited > self._start_timeout:
                        self._late = part
                        manager.terminate()
                    if self._late or self._over.wait(POLL_SECONDS):
                        return
        on_ready()

    def _guard(self, manager: Manager, printer: _LogPrinter) -> None:
        """End everything where the process was killed that honcho has beside each part: it waits for word of it for ever."""
        while not self._over.wait(POLL_SECONDS):
            if not self._orphans(printer):
                continue
            self._over.wait(GRACE_SECONDS)  # what a keeper said before it ended may still be on its way; another may be killed meanwhile
            if orphans := self._orphans(printer):
                manager.kill()
                manager.events = _Events(sorted(orphans), manager.events)

    def _orphans(self, printer: _LogPrinter) -> set[str]:
        """Parts, once all have started, whose keeper is gone without having told how they ended."""
        keepers = {process.name for process in multiprocessing.active_children()}
        return printer.started - keepers - printer.stopped.keys() if len(printer.started) == len(self._parts) else set()

    def _verdict(self, code: int | None, printer: _LogPrinter) -> int:
        if self._late is not None:
            raise StartTimeoutError(self._late.name, self._start_timeout, str(self._logs / self._late.log))
        if code in INTERRUPTED:
            return 0
        log, returncode = next(iter(printer.stopped.items()), (self._parts[0].log, code or 0))
        part = next(part for part in self._parts if part.log == log)
        raise PartDiedError(part.name, returncode, str(self._logs / part.log))


def _healthy(part: Part) -> bool:
    with requests.Session() as session:
        session.trust_env = False  # a proxy named in the environment does not lead to this machine
        try:
            return bool(session.get(part.health, timeout=2).ok)
        except requests.RequestException:
            return False
