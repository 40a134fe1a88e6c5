"""Run the parts together under honcho: all start, all stop, and one that dies takes the others down."""

import os
import re
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

import requests
from honcho.manager import SYSTEM_PRINTER_NAME, Manager

from bot.cli.console import working
from bot.cli.parts import Part
from bot.errors import PartDiedError, StartTimeoutError

STOPPED = re.compile(r"^(?P<name>.+) stopped \(rc=(?P<code>-?\d+)\)")
INTERRUPTED = (130, 143)
POLL_SECONDS = 0.3


class _LogPrinter:
    """Takes what honcho would print: lines of the parts go to their logs; of honcho's own, the first part that stopped is kept."""

    width = 0

    def __init__(self, logs: Mapping[str, TextIO]) -> None:
        self._logs = logs
        self.first_stopped: tuple[str, int] | None = None

    def write(self, message: Any) -> None:
        line = message.data if isinstance(message.data, str) else message.data.decode("utf-8", "replace")
        if message.name != SYSTEM_PRINTER_NAME:
            self._logs[message.name].write(line)
            self._logs[message.name].flush()
            return
        stopped = STOPPED.match(line)
        if stopped and self.first_stopped is None:
            self.first_stopped = (stopped["name"], int(stopped["code"]))


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
        watcher = threading.Thread(target=self._watch, args=(manager, on_ready), daemon=True)
        watcher.start()
        manager.loop()
        self._over.set()
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

    def _verdict(self, code: int | None, printer: _LogPrinter) -> int:
        if self._late is not None:
            raise StartTimeoutError(self._late.name, self._start_timeout, str(self._logs / self._late.log))
        if code in INTERRUPTED:
            return 0
        log, returncode = printer.first_stopped or (self._parts[0].log, code or 0)
        part = next(part for part in self._parts if part.log == log)
        raise PartDiedError(part.name, returncode, str(self._logs / part.log))


def _healthy(part: Part) -> bool:
    with requests.Session() as session:
        session.trust_env = False  # a proxy named in the environment does not lead to this machine
        try:
            return bool(session.get(part.health, timeout=2).ok)
        except requests.RequestException:
            return False
