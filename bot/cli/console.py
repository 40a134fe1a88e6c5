"""What the commands share: a terminal for people, JSON for scripts."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import typer
from rich.console import Console
from rich.markup import escape

JSON_OPTION = typer.Option(False, "--json", help="输出 JSON，供程序使用")

LOG_SECONDS = 15

notes = Console(stderr=True, highlight=False)


class Work:
    """Long work that says how far it is: a moving line on a terminal; in a log, one line now and then."""

    def __init__(self, show: Callable[[str], None], every: float) -> None:
        self._show, self._every, self._shown = show, every, float("-inf")

    def update(self, text: str) -> None:
        """Say how far the work is."""
        now = time.monotonic()
        if now - self._shown >= self._every:
            self._shown = now
            self._show(text)


@contextmanager
def working(text: str, announce: bool = True) -> Iterator[Work]:
    """Show that work is going on, beginning with `text`; in a log only if `announce`, for work that takes long."""
    if not notes.is_terminal:
        work = Work(lambda line: notes.print(line, markup=False, soft_wrap=True), LOG_SECONDS)
        if announce:
            work.update(text)
        yield work
        return
    with notes.status(escape(text)) as status:
        yield Work(lambda line: status.update(escape(line)), 0)


def say(text: str) -> None:
    """Print a line on standard output, as it is."""
    typer.echo(text)


def print_json(data: Any) -> None:
    """Print `data` as JSON on standard output."""
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
