"""Messages are understood beside the event loop, with the result and the errors that Rasa's own method gives."""

import asyncio
import threading
import time
from types import SimpleNamespace

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor

from bot.nlu import parsing_thread

PARSED = {"text": "包头公租房", "intent": {"name": "ask_public_rental_housing"}, "entities": []}


class Processor(MessageProcessor):
    """Rasa's processor whose graph is a function."""

    def __init__(self, graph):
        self.http_interpreter = None
        self.domain = SimpleNamespace(intents=[], entities=[], is_empty=lambda: True)
        self._graph = graph

    def _parse_message_with_graph(self, message, tracker, only_output_properties=True):
        return self._graph(message)

    def _check_for_unseen_features(self, parse_data):
        pass


@pytest.fixture
def parse(monkeypatch):
    monkeypatch.setattr(MessageProcessor, "parse_message", MessageProcessor.parse_message)
    parsing_thread.install()
    return lambda graph: Processor(graph).parse_message(UserMessage("包头公租房"))


def test_the_loop_goes_on_while_a_message_is_read(parse):
    seen = []

    def graph(message):
        seen.append((threading.current_thread().name, message.text))
        time.sleep(0.3)
        return dict(PARSED)

    async def both():
        reading = asyncio.ensure_future(parse(graph))
        ticks = 0
        while not reading.done():
            await asyncio.sleep(0.01)
            ticks += 1
        return reading.result(), ticks

    parsed, ticks = asyncio.run(both())
    assert parsed == PARSED and ticks > 5
    [(thread, text)] = seen
    assert thread.startswith("understanding") and text == "包头公租房"


def test_messages_are_read_one_after_the_other(parse):
    inside = []

    def graph(message):
        inside.append(1)
        assert len(inside) == 1
        time.sleep(0.02)
        inside.pop()
        return dict(PARSED)

    async def many():
        return await asyncio.gather(*(parse(graph) for _ in range(8)))

    assert asyncio.run(many()) == [PARSED] * 8


def test_what_goes_wrong_comes_out(parse):
    def graph(message):
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        asyncio.run(parse(graph))


def test_a_server_that_understands_is_asked_as_ever(monkeypatch):
    class Remote:
        async def parse(self, message):
            await asyncio.sleep(0)
            return dict(PARSED)

    processor = Processor(lambda message: pytest.fail("read here"))
    processor.http_interpreter = Remote()
    monkeypatch.setattr(MessageProcessor, "parse_message", parsing_thread.parse_message)
    assert asyncio.run(processor.parse_message(UserMessage("包头公租房"))) == PARSED


def test_a_method_that_waits_is_not_left_half_done(monkeypatch):
    async def waits(*_):
        await asyncio.sleep(0)

    with pytest.raises(RuntimeError):
        parsing_thread._result_of(waits())
