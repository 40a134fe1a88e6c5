"""Messages are understood in a thread of their own, beside the event loop.

Rasa 3.6 runs the pipeline inside the event loop: while one message is read, nobody else's answer is stored, sent or received. Encoders and
NumPy let go of the interpreter while they calculate, so the event loop goes on meanwhile. One thread, since components need not be safe
for several.
"""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Dict, Optional

from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.shared.core.trackers import DialogueStateTracker

Parsed = Dict[str, Any]

_in_the_loop = MessageProcessor.parse_message
_thread = ThreadPoolExecutor(1, thread_name_prefix="understanding")


def install() -> None:
    """Let Rasa's processors read messages with `parse_message`."""
    MessageProcessor.parse_message = parse_message


async def parse_message(
    self: MessageProcessor, message: UserMessage, tracker: Optional[DialogueStateTracker] = None, only_output_properties: bool = True
) -> Parsed:
    """What Rasa's own method returns; where another server understands the messages, it is asked as ever."""
    parsing = _in_the_loop(self, message, tracker, only_output_properties)
    if self.http_interpreter:
        parsed: Parsed = await parsing
        return parsed
    return await asyncio.get_running_loop().run_in_executor(_thread, _result_of, parsing)


def _result_of(parsing: Coroutine[Any, Any, Parsed]) -> Parsed:
    """Run a coroutine that waits for nothing to its end."""
    try:
        parsing.send(None)
    except StopIteration as done:
        parsed: Parsed = done.value
        return parsed
    parsing.close()
    raise RuntimeError("Rasa waited for something while it read a message")
