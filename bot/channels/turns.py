"""A turn of a conversation, as every channel takes it: the citizen always hears something in time, and what was said is kept.

Rasa goes on without a word where an action fails, waits five minutes for an action server that hangs, and stays silent where it has no
model. Then the citizen gets one honest sentence and a number.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any, Dict, List, Optional

import structlog
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from bot.answer.phrases import Phrases
from bot.answer.sensitive.cleaning import Cleaner
from bot.answer.unavailable import Apology
from bot.channels.minors import Minors
from bot.channels.off import Off
from bot.channels.sensitive import Sensitive
from bot.channels.taken import Taken
from bot.conversations.conversations import Conversations
from bot.conversations.live.listening import Standing
from bot.conversations.records import Line
from bot.conversations.switch import SwitchWatch
from bot.conversations.turns import KEPT_AS, UNKEPT, asks_to_erase, is_wish_to_erase, lines_of, words_kept
from bot.errors import ConversationError
from bot.language.danger import DangerWords
from bot.monitoring.metrics import STEP_SECONDS
from bot.monitoring.trace import begin_trace
from bot.monitoring.turn import TurnWatch
from bot.settings import load_settings
from bot.wiring import open_apology, open_conversations, open_live

log = structlog.get_logger(__name__)

Entries = List[Dict[str, Any]]
DEADLINE = 4.0  # seconds until the citizen hears that a part is down; five are promised
KEEPING = 0.5  # seconds that the citizen waits for what was said to be kept; it is kept afterwards too


class Turns:
    """Takes turns. `apology` makes what the channel says by itself; `taken` knows whom a person answers, `kept` whether the bot is off."""

    def __init__(self, apology: Apology, kept: Conversations, taken: Taken, deadline: float = DEADLINE) -> None:
        self._apology, self._kept, self._taken, self._deadline = apology, kept, taken, deadline
        self._off = Off(SwitchWatch(kept.switch))
        self._sensitive = Sensitive(kept, Phrases.open())
        self._minors = Minors(kept.guardians, Phrases.open())
        self._running: set[asyncio.Task[Entries]] = set()

    @property
    def kept(self) -> Conversations:
        """What is kept of the conversations whose turns are taken."""
        return self._kept

    async def take(
        self,
        on_new_message: Callable[[UserMessage], Awaitable[Any]],
        message: UserMessage,
        collector: Optional[CollectingOutputChannel] = None,
        deadline: Optional[float] = None,
        trace: Optional[str] = None,
    ) -> Entries:
        """Hand `message` (guarded before) to Rasa and return the entries of the reply; none only where a person has the conversation.

        `collector` gathers the reply: its name says which variants of responses are used. A channel that can answer later may set another
        `deadline`, in seconds. The work goes on where the client hangs up meanwhile.
        The caller works under the trace id `trace` from now on, or under a new one.
        """
        begin_trace(trace)
        message.output_channel = collector or CollectingOutputChannel()
        task = asyncio.ensure_future(self._watched(on_new_message, message, deadline or self._deadline))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return await asyncio.shield(task)

    def let_go(self) -> int:
        """Take out what has waited for a consent for too long; return of how many conversations. Raises `ConversationError`."""
        return self._sensitive.let_go()

    async def off(self) -> Optional[str]:
        """What every channel says by itself and nothing else, while the bot is turned off; None while it is on."""
        words = await self._off.words()
        return None if words is None else self._apology(words)[0]

    async def _watched(self, on_new_message: Callable[[UserMessage], Awaitable[Any]], message: UserMessage, deadline: float) -> Entries:
        watch = TurnWatch(message.input_channel)
        entries = await self._take(on_new_message, message, deadline, watch)
        watch.over(entries)
        return entries

    async def _take(
        self, on_new_message: Callable[[UserMessage], Awaitable[Any]], message: UserMessage, deadline: float, watch: TurnWatch
    ) -> Entries:
        """A person who has the conversation goes before the switch; the wish to have everything wiped goes before both."""
        wish, name, text = is_wish_to_erase(message.text or ""), message.sender_id, message.text or ""
        looks = self._taken.standing(name), self._off.words(), self._minors.instead(name, text), self._sensitive.state(name)
        with STEP_SECONDS.labels("look_who_answers").time():
            standing, off, unkept, state = await asyncio.gather(*looks)
        if unkept is not None and not wish:
            watch.end = "by_itself"
            return self._without_keeping(message, unkept)
        by_person = standing is not None and standing.taken
        consent = None if wish else await self._sensitive.instead(name, text, state, by_person)
        if consent is not None:
            watch.end = "by_itself"
            entries: Entries = [{"recipient_id": name, "text": consent}]
            await self._keep(message, entries)
            return entries
        words = self._sensitive.words(text, state)
        state = await self._sensitive.hold(name, words, state)
        message.metadata = self._sensitive.metadata(message.metadata, words, state)
        heard = None if wish else await self._heard(message, standing, taken=True)
        if heard is None:
            entries = await self._reply(on_new_message, message, deadline, None if wish else off, watch)
            taken_meanwhile = None if asks_to_erase(entries) else await self._heard(message, standing, taken=False)
            if taken_meanwhile is None:
                entries = await self._sensitive.after(name, entries, words, state, by_person=False)
                await self._keep(message, entries)
                return entries
            heard = taken_meanwhile
        watch.end = "person"
        return await self._sensitive.after(name, heard, words, state, by_person=words not in (None, text))

    async def _reply(
        self,
        on_new_message: Callable[[UserMessage], Awaitable[Any]],
        message: UserMessage,
        deadline: float,
        off: Optional[str],
        watch: TurnWatch,
    ) -> Entries:
        """What Rasa says, or the channel by itself: while the bot is off, or where nothing came of Rasa."""
        if off is not None:
            watch.end = "off"
            return self._by_itself(message, off)
        await self._ask(on_new_message, message, deadline)
        if not message.output_channel.messages:
            watch.end = "by_itself"
        return message.output_channel.messages or self._by_itself(message)

    async def _heard(self, message: UserMessage, standing: Optional[Standing], taken: bool) -> Optional[Entries]:
        """What goes back where a person has the conversation; asked only where its request stood so (`taken`) when the turn began."""
        if standing is None or standing.taken is not taken:
            return None
        return await self._taken.heard(message.sender_id, (message.metadata or {}).get(KEPT_AS) or message.text or "")

    async def _ask(self, on_new_message: Callable[[UserMessage], Awaitable[Any]], message: UserMessage, deadline: float) -> None:
        try:
            await asyncio.wait_for(on_new_message(message), deadline)
        except asyncio.TimeoutError:  # cancelled, so that the next message does not wait for this one
            log.error("turn.too_slow", seconds=deadline)
        except Exception:
            log.exception("turn.failed")

    def _by_itself(self, message: UserMessage, off: Optional[str] = None) -> Entries:
        text, answer = self._apology(off, message.text or "")
        to = message.sender_id
        return [{"recipient_id": to, "text": text}, {"recipient_id": to, "custom": {"answer": answer.to_dict()}}]

    def _without_keeping(self, message: UserMessage, words: str) -> Entries:
        """What a child hears whose parent is not there yet; one in danger hears whom to call."""
        danger = DangerWords.open().kinds_in(message.text or "")
        entries = self._by_itself(message) if danger else [{"recipient_id": message.sender_id, "text": words}]
        return [*entries, {"recipient_id": message.sender_id, "custom": {UNKEPT: True}}]

    async def _keep(self, message: UserMessage, entries: Entries) -> None:
        work = asyncio.ensure_future(asyncio.to_thread(self._write, message, entries))
        with STEP_SECONDS.labels("keep").time():
            await asyncio.wait({work}, timeout=KEEPING)

    def _write(self, message: UserMessage, entries: Entries) -> None:
        try:
            if asks_to_erase(entries):
                self._kept.erase(message.sender_id)  # once more: a turn that came at the same time may have written since
            else:
                words = words_kept(entries)
                lines = lines_of((message.text or "") if words is None else words, entries)
                lines = lines if words is None else [_less(line) for line in lines]
                self._kept.transcript.add(message.sender_id, message.input_channel, lines)
        except ConversationError as error:
            log.error("turn.not_kept", error=str(error))


def _less(line: Line) -> Line:
    """A line of a turn that told something sensitive: what was found of the citizen tells it too."""
    return replace(line, text=Cleaner.open().reply(line.text)) if line.speaker == "bot" else line


@lru_cache(maxsize=1)
def open_turns() -> Turns:
    """The turns of this process, opened once."""
    settings = load_settings()
    kept = open_conversations(settings)
    return Turns(open_apology(), kept, Taken(open_live(settings, kept.database).listening, Phrases.open()))
