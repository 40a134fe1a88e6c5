"""Messages are understood beside the event loop, several together, with the results and the errors that Rasa's own method gives."""

import asyncio
import threading
import time
from types import SimpleNamespace

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.shared.nlu.training_data.message import Message

from bot.nlu import parsing_thread
from bot.nlu.intent_classifier import IntentClassifier
from bot.nlu.parsing_thread import READERS, TOGETHER

INTENT = {"name": "ask_public_rental_housing", "confidence": 0.9}
NLU = "run_nlu"


class Component:
    """A component of somebody else."""


class Processor(MessageProcessor):
    """Rasa's processor whose graph is a function of a list of texts."""

    def __init__(self, graph, component=IntentClassifier):
        self.http_interpreter = None
        self.domain = SimpleNamespace(intents=[INTENT["name"]], entities=[], is_empty=lambda: False)
        schema = SimpleNamespace(nodes={NLU: SimpleNamespace(uses=component)})
        schema.minimal_graph_schema = lambda targets: schema
        self.model_metadata = SimpleNamespace(nlu_target=NLU, predict_schema=schema)
        self.graph_runner = SimpleNamespace(run=self._run)
        self._graph = graph

    def _run(self, inputs, targets):
        texts = [message.text for message in inputs["__message__"]]
        self._graph(texts)
        assert targets == [NLU] and inputs["__tracker__"].sender_id
        found = [Message({"text": text, "secret": 1}) for text in texts]
        for message in found:
            message.set("text", message.get("text"), add_to_output=True)
            message.set("intent", dict(INTENT), add_to_output=True)
        return {NLU: found}


@pytest.fixture(autouse=True)
def installed(monkeypatch):
    monkeypatch.setattr(MessageProcessor, "parse_message", MessageProcessor.parse_message)
    parsing_thread.install()


def parse(processor, *texts):
    async def together():
        return await asyncio.gather(*(processor.parse_message(UserMessage(text, sender_id=text)) for text in texts))

    return asyncio.run(together())


def test_the_loop_goes_on_while_a_message_is_read():
    seen = []

    def graph(texts):
        seen.append((threading.current_thread().name, texts))
        time.sleep(0.3)

    async def both():
        reading = asyncio.ensure_future(Processor(graph).parse_message(UserMessage("包头公租房")))
        ticks = 0
        while not reading.done():
            await asyncio.sleep(0.01)
            ticks += 1
        return reading.result(), ticks

    parsed, ticks = asyncio.run(both())
    assert parsed == {"text": "包头公租房", "intent": INTENT, "entities": []} and ticks > 5
    [(thread, texts)] = seen
    assert thread.startswith("understanding") and texts == ["包头公租房"]


def test_what_waits_is_read_together_and_each_gets_its_own():
    batches = []

    def graph(texts):
        batches.append(texts)
        time.sleep(0.1)

    texts = [f"第{number}条" for number in range(3 * TOGETHER)]
    assert [found["text"] for found in parse(Processor(graph), *texts)] == texts
    assert sorted(text for batch in batches for text in batch) == sorted(texts)
    assert len(batches) < len(texts) / 2 and max(map(len, batches)) == TOGETHER


@pytest.mark.parametrize(("component", "most"), [(IntentClassifier, READERS), (Component, 1)])
def test_components_of_others_read_one_batch_at_a_time(component, most):
    inside, seen, lock = [], [], threading.Lock()

    def graph(texts):
        with lock:
            inside.append(1)
            seen.append(len(inside))
        time.sleep(0.05)
        with lock:
            inside.pop()

    parse(Processor(graph, component), *(f"第{number}条" for number in range(6 * TOGETHER)))
    assert max(seen) == most


def test_what_goes_wrong_with_one_comes_out_there_alone():
    def graph(texts):
        time.sleep(0.05)
        if "坏" in texts:
            raise ValueError("broken")

    processor = Processor(graph)

    async def together():
        texts = ["一", "二", "坏", "三", "四"]
        return await asyncio.gather(*(processor.parse_message(UserMessage(text)) for text in texts), return_exceptions=True)

    found = asyncio.run(together())
    assert [one.args if isinstance(one, ValueError) else one["text"] for one in found] == ["一", "二", ("broken",), "三", "四"]


def test_a_turn_that_was_given_up_disturbs_no_other():
    processor = Processor(lambda texts: time.sleep(0.1))

    async def together():
        first = asyncio.ensure_future(processor.parse_message(UserMessage("先")))
        others = [asyncio.ensure_future(processor.parse_message(UserMessage(text))) for text in "甲乙丙"]
        await asyncio.sleep(0.02)
        first.cancel()
        others[1].cancel()
        return await asyncio.gather(first, *others, return_exceptions=True)

    found = asyncio.run(together())
    assert [type(one) for one in found] == [asyncio.CancelledError, dict, asyncio.CancelledError, dict]


def test_all_properties_are_told_where_they_are_asked_for():
    async def ask():
        return await Processor(lambda texts: None).parse_message(UserMessage("包头"), only_output_properties=False)

    assert asyncio.run(ask())["secret"] == 1


def test_a_server_that_understands_is_asked_as_ever():
    class Remote:
        async def parse(self, message):
            await asyncio.sleep(0)
            return {"text": message.text, "intent": INTENT, "entities": []}

    processor = Processor(lambda texts: pytest.fail("read here"))
    processor.http_interpreter = Remote()
    assert parse(processor, "包头") == [{"text": "包头", "intent": INTENT, "entities": []}]
