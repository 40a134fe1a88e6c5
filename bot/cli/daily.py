"""Work that a running system does once a day beside everything else."""

import threading
from collections.abc import Callable

from bot.cli.console import say
from bot.errors import XinshiminError

DAY = 24 * 60 * 60.0  # seconds
AGAIN = 10 * 60.0  # seconds until what failed is tried again


def every_day(work: Callable[[], object], over: threading.Event | None = None, day: float = DAY, again: float = AGAIN) -> threading.Thread:
    """Do `work` now and once a `day` (seconds) in a thread of its own, until `over` is set or the process ends.

    Where it raises a `XinshiminError`, its sentence is said and the work tried `again` seconds later.
    """
    over = over or threading.Event()

    def run() -> None:
        while not over.is_set():
            over.wait(day if _done(work) else again)

    thread = threading.Thread(target=run, daemon=True, name="every-day")
    thread.start()
    return thread


def _done(work: Callable[[], object]) -> bool:
    try:
        work()
    except XinshiminError as error:
        say(f"每天的清理没有做成，过一会儿再做：{error}")
        return False
    return True
