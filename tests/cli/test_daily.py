"""Work that is done once a day."""

import threading

from bot.cli.daily import every_day
from bot.errors import ConversationError


def test_it_is_done_at_once_and_again_every_day():
    done, over = threading.Semaphore(0), threading.Event()
    thread = every_day(done.release, over, day=0.01)
    assert all(done.acquire(timeout=5) for _ in range(3))
    over.set()
    thread.join(5)
    assert not thread.is_alive()


def test_what_fails_is_said_and_tried_again_before_the_next_day(capsys):
    over, tried = threading.Event(), []

    def work():
        tried.append(1)
        if len(tried) == 1:
            raise ConversationError("没有连上")
        over.set()

    every_day(work, over, day=60, again=0.01).join(5)
    assert len(tried) == 2
    assert "没有连上" in capsys.readouterr().out
