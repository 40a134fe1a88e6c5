"""What a message or an event means: a question for the bot, something to say at once, or nothing."""

import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from bot.answer.phrases import Phrases
from bot.channels.guards import fault_of, safe_text
from bot.policy.topics import topic
from bot.wechat.incoming import Incoming
from bot.wechat.menu import Menu
from bot.wechat.packet import Packet
from bot.wechat.shared import SharedState

REMEMBERED = 1800.0  # seconds for which numbers say what they said
FETCHING = frozenset(("1", "更多", "看更多", "查看", "查看答案", "看答案", "答案", "看答复", "继续", "接着看"))
YES = re.compile(r"(是|对|嗯|好|在)+(的|啊|呀|这里|这儿)?")
NO = re.compile(r"(不是|不对|不在|没有|错了|不)(的|啊|呀|这里|这儿)?")
SIGNS = " \t\r\n。.，,、！!“”\"'【】[]（）()《》〈〉"
WELCOMING = frozenset(("subscribe", "SCAN", "enter_session"))

Place = Callable[[str], str | None]
"""The full name of the place that a label names, or None."""


@dataclass(frozen=True)
class Heard:
    """`ask` goes to the bot, `say` to the person at once; `fetch` asks first for what waits for the person. `preface` goes before."""

    ask: str = ""
    say: Packet | None = None
    fetch: bool = False
    preface: str = ""


NOTHING = Heard()


class Hearing:
    """Hears messages of one account. Choices that were offered are remembered in `state` for each conversation.

    `days` is how long what is said is kept after the last message.
    """

    def __init__(self, phrases: Phrases, menu: Menu, state: SharedState, place_of: Place, days: int) -> None:
        self._phrases, self._menu, self._state, self._place_of, self._days = phrases, menu, state, place_of, days

    async def hear(self, incoming: Incoming, conversation: str) -> Heard:
        """What `incoming` means in the conversation."""
        if incoming.kind == "text":
            return await self._text(incoming, conversation)
        if incoming.kind == "voice":
            return self._voice(incoming)
        if incoming.kind == "location":
            return await self._location(incoming, conversation)
        return self._event(incoming) if incoming.kind == "event" else self._say("only_text")

    async def offer(self, conversation: str, options: tuple[str, ...]) -> None:
        """Remember what the numbers say that the person sees now; none for no choices."""
        if options:
            await self._state.put(f"choices:{conversation}", json.dumps(options, ensure_ascii=False), REMEMBERED)
        else:
            await self._state.remove(f"choices:{conversation}")

    async def _text(self, incoming: Incoming, conversation: str) -> Heard:
        said = unicodedata.normalize("NFKC", incoming.text).strip(SIGNS)
        number = incoming.choice or said.removeprefix("回复").strip(SIGNS)
        chosen = await self._chosen(conversation, number) or await self._confirmed(conversation, said) or incoming.text
        fetch = not incoming.choice and said.removeprefix("回复").strip(SIGNS) in FETCHING
        if chosen == self._phrases.say("wechat.not_here"):
            return self._say("name_place")
        return Heard(ask=safe_text(chosen), fetch=fetch) if not fault_of({"message": chosen}) else self._fault(chosen)

    async def _chosen(self, conversation: str, number: str) -> str | None:
        if not (number.isascii() and number.isdecimal() and len(number) == 1):
            return None
        options = json.loads(await self._state.get(f"choices:{conversation}") or "[]")
        return str(options[int(number) - 1]) if 1 <= int(number) <= len(options) else None

    async def _confirmed(self, conversation: str, said: str) -> str | None:
        """The place that a person confirms in words, where it was asked for in the message before."""
        place = await self._state.get(f"place:{conversation}")
        if place is None:
            return None
        await self._state.remove(f"place:{conversation}")
        if YES.fullmatch(said):
            return self._phrases.say("wechat.yes_here", place=place)
        return self._phrases.say("wechat.not_here") if NO.fullmatch(said) else None

    def _voice(self, incoming: Incoming) -> Heard:
        words = safe_text(incoming.text)
        if fault_of({"message": words}):
            return self._say("not_heard")
        return Heard(ask=words, preface=self._phrases.say("wechat.heard", words=words))

    async def _location(self, incoming: Incoming, conversation: str) -> Heard:
        place = self._place_of(incoming.label) if incoming.label else None
        if place is None:
            return self._say("name_place")
        await self._state.put(f"place:{conversation}", place, REMEMBERED)
        options = (self._phrases.say("wechat.yes_here", place=place), self._phrases.say("wechat.not_here"))
        return Heard(say=Packet((), options, self._phrases.say("wechat.here", place=place)))

    def _event(self, incoming: Incoming) -> Heard:
        if incoming.event in WELCOMING:
            return Heard(say=self._welcome())
        if incoming.event.upper() != "CLICK":
            return NOTHING
        kind, _, what = incoming.event_key.partition(":")
        if kind == "say" and not fault_of({"message": what}):
            return Heard(ask=safe_text(what))
        known = kind == "topic" and what in self._menu.topics
        return Heard(ask=self._about(what)) if known else Heard(say=self._welcome())

    def _welcome(self) -> Packet:
        options = tuple(self._about(key) for key in self._menu.welcome)
        texts = self._phrases.say("wechat.welcome"), self._phrases.say("wechat.privacy", days=str(self._days))
        return Packet(texts, options, self._phrases.say("wechat.topics"))

    def _about(self, key: str) -> str:
        return self._phrases.say("next.topic", topic=topic(key).label)

    def _say(self, name: str) -> Heard:
        return Heard(say=Packet((self._phrases.say(f"wechat.{name}"),)))

    def _fault(self, text: str) -> Heard:
        return Heard(say=Packet((fault_of({"message": text}) or "",)))
