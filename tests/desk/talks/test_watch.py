"""Pages are woken by what other processes write, and operators who are gone lose their talks."""

import asyncio
import time
from contextlib import ExitStack
from datetime import timedelta

import pytest

from bot.conversations.outbox import Said
from bot.conversations.records import Line, Summary
from bot.desk.talks.watch import Watch
from bot.errors import ConversationError
from bot.settings import load_settings
from bot.wiring import open_conversations, open_live


@pytest.fixture
def kept(tmp_path):
    return open_conversations(load_settings({}, home=tmp_path))


@pytest.fixture
def take_over(kept, tmp_path):
    return open_live(load_settings({}, home=tmp_path), kept.database).take_over


@pytest.fixture
def number(kept):
    kept.sessions.open("web:u", "web", "v1", timedelta(days=1))
    return kept.handovers.request("web:u", "asked", Summary()).number


def woken(watch, step, *conversations):
    """Which pages are woken by a step."""

    async def go():
        with watch.listening(None) as queue:
            listeners = [queue]
            with ExitStack() as stack:
                listeners += [stack.enter_context(watch.listening(name)) for name in conversations]
                await watch.look()
                for one in listeners:
                    one.call.clear()
                step()
                await watch.look()
                return [one.conversation for one in listeners if one.call.is_set()]

    return asyncio.run(go())


def test_a_line_wakes_the_page_of_its_conversation_only(kept, take_over, number):
    watch = Watch(kept, take_over, lambda: {"li"})
    assert woken(watch, lambda: kept.transcript.add("web:u", "web", [Line("citizen", "在吗")]), "web:u", "web:v") == ["web:u"]


def test_a_change_of_the_queue_wakes_its_pages_and_that_of_the_talk(kept, take_over, number):
    watch = Watch(kept, take_over, lambda: {"li"})
    assert woken(watch, lambda: take_over.take(number, "li"), "web:u", "web:v") == [None, "web:u"]
    assert woken(watch, lambda: None, "web:u") == []
    assert woken(watch, lambda: kept.erase("web:u"), "web:u") == [None, "web:u"]


def test_open_pages_read_the_queue_once_and_never_an_old_one(kept, take_over, number):
    watch, reads = Watch(kept, take_over, lambda: {"li"}, poll=0.1), []
    real = kept.handovers.pending
    kept.handovers.pending = lambda: reads.append(1) or real()
    assert woken(watch, lambda: None) == [] and len(reads) == 2
    assert [one.number for one in watch.pending()] == [number] and len(reads) == 2
    time.sleep(0.25)
    take_over.take(number, "li")
    assert watch.pending()[0].state == "taken" and len(reads) == 3


def test_who_is_not_signed_in_any_more_loses_the_talk(kept, take_over, number):
    take_over.take(number, "li")
    take_over.write(number, "li", Said("您好"))
    asyncio.run(Watch(kept, take_over, lambda: {"li"}).look())
    assert kept.handovers.get(number).state == "taken"
    asyncio.run(Watch(kept, take_over, set).look())
    assert kept.handovers.get(number).state == "open"


def test_it_looks_as_long_as_the_application_runs_also_after_the_database_was_away(kept, take_over, number, monkeypatch):
    take_over.take(number, "li")
    answers = [ConversationError("gone"), set()]

    def present():
        found = answers.pop(0) if len(answers) > 1 else answers[0]
        if isinstance(found, Exception):
            raise found
        return found

    async def go():
        async with Watch(kept, take_over, present, poll=0.01).running():
            for _ in range(200):
                if kept.handovers.get(number).state == "open":
                    return True
                await asyncio.sleep(0.02)
        return False

    assert asyncio.run(go())
