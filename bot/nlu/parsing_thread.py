"""Messages are understood in a thread of their own, beside the event loop, and those that wait are understood together.

Rasa 3.6 runs the pipeline inside the event loop, one message after another: while one is read, nobody else's answer is stored, sent or
received. Encoders and NumPy let go of the interpreter while they calculate, so the event loop goes on meanwhile; and their weights are
fetched from memory once for all messages of a batch, which is most of what a short message costs. Components of this project are safe for
several threads, others need not be: then one batch is read at a time.
"""

import asyncio
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from threading import Lock
from typing import Any, Deque, Dict, List, Optional, Sequence

from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

Parsed = Dict[str, Any]

TOGETHER = 8
"""Most messages of a batch: beyond, a message costs hardly less, and the first one waits for all of them."""
READERS = 2
SAFE = ("bot.nlu.", "rasa.graph_components.", "rasa.nlu.classifiers.regex_message_handler")
"""Modules whose components keep nothing of a message that they read."""
WAITING, TURN = "_waiting_to_be_read", "_turn_to_read"
"""Attributes of a processor: what is to be read next, and what a thread holds while it reads."""

_in_the_loop = MessageProcessor.parse_message
_threads = ThreadPoolExecutor(READERS, thread_name_prefix="understanding")


@dataclass
class _Waiting:
    """A message that waits to be read, and where its result goes."""

    message: UserMessage
    tracker: Optional[DialogueStateTracker]
    only_output_properties: bool
    result: "asyncio.Future[Parsed]"


def install() -> None:
    """Let Rasa's processors read messages with `parse_message`."""
    MessageProcessor.parse_message = parse_message


async def parse_message(
    self: MessageProcessor, message: UserMessage, tracker: Optional[DialogueStateTracker] = None, only_output_properties: bool = True
) -> Parsed:
    """What Rasa's own method returns; where another server understands the messages, it is asked as ever."""
    if self.http_interpreter:
        parsed: Parsed = await _in_the_loop(self, message, tracker, only_output_properties)
        return parsed
    loop = asyncio.get_running_loop()
    waiting: Deque[_Waiting] = self.__dict__.setdefault(WAITING, deque())
    one = _Waiting(message, tracker, only_output_properties, loop.create_future())
    waiting.append(one)
    loop.run_in_executor(_threads, _read_waiting, self, waiting, loop)
    return await one.result


def _read_waiting(processor: MessageProcessor, waiting: Deque[_Waiting], loop: asyncio.AbstractEventLoop) -> None:
    """Read what waits, at most `TOGETHER`. Each message asks for this once; what another's batch has taken is not there any more."""
    batch: List[_Waiting] = []
    while len(batch) < TOGETHER:
        try:
            batch.append(waiting.popleft())
        except IndexError:  # another thread has taken the rest
            break
    batch = [one for one in batch if not one.result.cancelled()]
    if not batch:
        return
    try:
        outcomes: Sequence[Any] = _read(processor, batch)
    except Exception:  # of one of them, as a rule: the others do not suffer for it
        outcomes = [_read_alone(processor, one) for one in batch]
    loop.call_soon_threadsafe(_hand_out, batch, outcomes)


def _read_alone(processor: MessageProcessor, one: _Waiting) -> Any:
    try:
        return _read(processor, [one])[0]
    except Exception as error:
        return error


def _read(processor: MessageProcessor, batch: Sequence[_Waiting]) -> List[Parsed]:
    """Run the pipeline as Rasa does, for all messages at once."""
    target = processor.model_metadata.nlu_target
    turn = processor.__dict__.setdefault(TURN, nullcontext() if _is_safe(processor) else Lock())
    tracker = batch[0].tracker or DialogueStateTracker.from_events(batch[0].message.sender_id, [])
    inputs = {PLACEHOLDER_MESSAGE: [one.message for one in batch], PLACEHOLDER_TRACKER: tracker}
    with turn:
        found = processor.graph_runner.run(inputs=inputs, targets=[target])[target]
    return [_finished(processor, message, one.only_output_properties) for message, one in zip(found, batch, strict=True)]


def _is_safe(processor: MessageProcessor) -> bool:
    """Whether several threads may run the processor's pipeline."""
    nodes = processor.model_metadata.predict_schema.minimal_graph_schema([processor.model_metadata.nlu_target]).nodes
    return all(f"{node.uses.__module__}.".startswith(SAFE) for node in nodes.values())


def _finished(processor: MessageProcessor, message: Message, only_output_properties: bool) -> Parsed:
    parsed = {TEXT: "", INTENT: {INTENT_NAME_KEY: None, PREDICTED_CONFIDENCE_KEY: 0.0}, ENTITIES: []}
    parsed.update(message.as_dict(only_output_properties=only_output_properties))
    processor._update_full_retrieval_intent(parsed)
    processor._check_for_unseen_features(parsed)
    return parsed


def _hand_out(batch: Sequence[_Waiting], outcomes: Sequence[Any]) -> None:
    """Give each message what came of it; nobody waits any more for one whose turn was given up."""
    for one, outcome in zip(batch, outcomes, strict=True):
        if one.result.done():
            continue
        if isinstance(outcome, Exception):
            one.result.set_exception(outcome)
        else:
            one.result.set_result(outcome)
