"""The separate consent to keeping what tells of health or of a child (个人信息保护法 第二十九条), on every channel.

Whoever tells something of it is answered as ever; without a yes the words are not kept. It is asked for once, after an answer that asks
nothing else; no reply is a no. Until then the facts (not the words) wait, so that what was told before 您在哪里 counts after it too, and a
yes is not followed by 请再说一遍; for `HOLD` at most. What is said to it is heard here, before Rasa: also while a person has the
conversation, or the bot is off.
"""

import asyncio
import re
from collections.abc import Callable, Mapping
from typing import Any, Dict, List, Literal, Optional, TypeVar, Union

import structlog

from bot.answer.phrases import Phrases
from bot.answer.sensitive.cleaning import Cleaner
from bot.answer.sensitive.words import NOTHING
from bot.conversations.consents import HOLD, State
from bot.conversations.conversations import Conversations
from bot.conversations.records import now
from bot.conversations.turns import HOLDS_SENSITIVE, KEEPS_SENSITIVE, KEPT_AS, WITHHELD
from bot.errors import ConversationError
from bot.language.characters import simplified

log = structlog.get_logger(__name__)
VERSION = "2026-11-23"
"""Version of the question (`sensitive` in templates/talk.yml): a new wording needs a new one."""
PATIENCE = 0.3  # seconds that a citizen waits for the look; what is not known in time is no consent
DECIDED = 2.5  # seconds that a citizen waits for a yes or no to be written down
SHORT = 24  # signs of a message that can be a reply to the question
ANSWERED = ("answered", "no_clause")

_ABOUT = (
    r"(?:我们?的?|我家的?|孩子的?|他的?|她的?|这些)?(?:健康|身体|病|残疾|孩子|敏感)?(?:和孩子)?的?"
    r"(?:情况|信息|病情?|事|话)?(?:吧|的|了)?"
)
_KEEP = r"(?:帮我)?(?:记着|记住|记下来?|记录|记|保存|存)"
_YES = re.compile(rf"(?:好|行|我)?(?:可以|同意|允许)(?:你们?)?{_KEEP}{_ABOUT}")
_NO = re.compile(
    rf"(?:我|请|你们?)*(?:不要|别|不用|不许|不准|不同意|不可以|不允许)(?:你们?|再)*{_KEEP}{_ABOUT}|不记了?"
    r"|我?(?:撤回|收回|取消)了?我?的?同意了?"
    r"|(?:请)?把?(?:我的?|我家的?|孩子的?)+(?:健康|残疾)?的?(?:情况|病情?)(?:都|全)?(?:删|忘)(?:除|掉|了)+"
)
_BARE_YES = re.compile(r"可以(?:的|啊|呀|吧)?|同意|我同意|要记")
_BARE_NO = re.compile(r"(?:不要|不用|不可以|不同意|不行|不)(?:了|的|啊)?")

Entries = List[Dict[str, Any]]
Known = Union[Optional[State], Literal["unknown"]]
"""How far the consent is: None where nothing was told yet, `unknown` where the database does not say in time."""
T = TypeVar("T")


class Sensitive:
    """Asks, hears and keeps the consent."""

    def __init__(self, kept: Conversations, phrases: Phrases, patience: float = PATIENCE) -> None:
        self._kept, self._phrases, self._patience = kept, phrases, patience
        self._cleaner = Cleaner.open()

    async def state(self, conversation: str) -> Known:
        """How far the consent of a conversation is."""

        def look() -> Known:
            found = self._kept.consents.of(conversation)
            return found.state if found else None

        return await self._done(look, "unknown", self._patience)

    async def instead(self, conversation: str, text: str, state: Known, by_person: bool) -> Optional[str]:
        """What is said to a message that gives, refuses or takes back the consent; None for every other message.

        A yes counts only where there was something to say yes to. Where a person has the conversation (`by_person`), a bare 可以 is
        meant for that person.
        """
        said = "".join(sign for sign in simplified(text) if sign.isalnum()) if len(text) <= SHORT else ""
        asked = state == "asked" and not by_person
        if state is not None and (_YES.fullmatch(said) or (asked and _BARE_YES.fullmatch(said))):
            return self._say("agreed" if await self._note(conversation, "agreed") else "failed")
        if _NO.fullmatch(said) or (asked and _BARE_NO.fullmatch(said)):
            return await self._refuse(conversation, state)
        if state == "asked":
            await self._done(lambda: self._fall_silent(conversation), None, self._patience)
        return None

    def words(self, text: str, state: Known) -> Optional[str]:
        """What is kept of a message and of its turn; None where that is all of it."""
        cleaned = text if state == "agreed" else self._cleaner.words(text)
        return None if cleaned == text and state != "due" else cleaned

    async def hold(self, conversation: str, words: Optional[str], state: Known) -> Known:
        """How far the consent is where this message tells something: what is to wait is written down first, so that it is found again."""
        return "due" if words is not None and state is None and await self._note(conversation, "due") else state

    def metadata(self, given: Optional[Mapping[str, Any]], words: Optional[str], state: Known) -> Optional[Dict[str, Any]]:
        """What Rasa is told with a message: that everything may be kept, or what of it, and whether the rest waits."""
        more: Dict[str, Any] = {KEEPS_SENSITIVE: True} if state == "agreed" else {} if words is None else {KEPT_AS: words}
        more |= {HOLDS_SENSITIVE: True} if state == "due" else {}
        return {**(given or {}), **more} if given or more else None

    async def after(self, conversation: str, entries: Entries, words: Optional[str], state: Known, by_person: bool) -> Entries:
        """The entries that go back: with the question for consent where it is time, and with what is kept of the message, where not all.

        `by_person` says that a person has the conversation, and was just told something sensitive.
        """
        if _withheld(entries):
            words = NOTHING
        entries = [_without_mark(entry) for entry in entries]
        told = words is not None
        if state == "due":
            state = await self._moved_on(conversation)
        if state == "due" or (told and state is None):
            entries = await self._asked(conversation, entries, by_person, state)
        return [*entries, {"recipient_id": conversation, "custom": {KEPT_AS: words}}] if told else entries

    async def _asked(self, conversation: str, entries: Entries, by_person: bool, state: Known) -> Entries:
        holders = [index for index, entry in enumerate(entries) if _answer(entry)]
        answers = [_answer(entries[index]) for index in holders]
        free = bool(answers) and all(one["outcome"] in ANSWERED and not one.get("ask") for one in answers)
        if not (free or by_person):
            if state is None:
                await self._note(conversation, "due")
            return entries
        if not await self._note(conversation, "asked"):
            return entries
        if free:
            last, choices = holders[-1], [self._phrases.say("sensitive.yes"), self._phrases.say("sensitive.no")]
            answer = {**answers[-1], "next": [*choices, *(answers[-1].get("next") or ())]}
            entries[last] = {**entries[last], "custom": {**entries[last]["custom"], "answer": answer}}
        question = self._phrases.say("sensitive.ask_person" if by_person else "sensitive.ask")
        return [*entries, {"recipient_id": conversation, "text": question}]

    async def _refuse(self, conversation: str, state: Known) -> str:
        """Keep nothing from now on, and take out what was kept; that is done again where it failed before."""

        def take_out() -> bool:
            self._kept.withdraw(conversation, self._cleaner)
            return True

        done = await self._note(conversation, "refused") and await self._done(take_out, False, DECIDED)
        return self._say(("withdrawn" if state == "agreed" else "refused") if done else "failed")

    def let_go(self) -> int:
        """Take out what has waited for a consent for too long; return of how many conversations. Raises `ConversationError`."""
        return self._kept.let_go(self._cleaner, now() - HOLD)

    async def _moved_on(self, conversation: str) -> Known:
        """How far the consent is now, at the end of a turn that began before it was given or asked for; what this turn wrote after a
        no goes too.
        """
        state = await self.state(conversation)
        if state in (None, "silent", "refused"):
            await self._done(lambda: self._kept.withdraw(conversation, self._cleaner), None, self._patience)
            return "refused"
        return state

    def _fall_silent(self, conversation: str) -> None:
        self._kept.withdraw(conversation, self._cleaner)
        self._kept.consents.note(conversation, "silent", VERSION)

    def _say(self, name: str) -> str:
        return self._phrases.say(f"sensitive.{name}")

    async def _note(self, conversation: str, state: State) -> bool:
        """Whether it is written down; for a yes or a no the citizen waits longer than for the rest."""

        def write() -> bool:
            self._kept.consents.note(conversation, state, VERSION)
            return True

        return await self._done(write, False, DECIDED if state in ("agreed", "refused") else self._patience)

    async def _done(self, work: Callable[[], T], otherwise: T, patience: float) -> T:
        task = asyncio.ensure_future(asyncio.to_thread(work))
        await asyncio.wait({task}, timeout=patience)
        if not task.done():
            task.add_done_callback(lambda done: done.cancelled() or done.exception())  # told nobody, and not an error that nobody fetched
            log.error("sensitive.too_slow", seconds=patience)
            return otherwise
        try:
            return task.result()
        except ConversationError as error:
            log.error("sensitive.failed", error=str(error))
            return otherwise


def _answer(entry: Mapping[str, Any]) -> Any:
    return (entry.get("custom") or {}).get("answer")


def _withheld(entries: Entries) -> bool:
    """Whether the message was the reply to a question that is sensitive itself."""
    return any((entry.get("custom") or {}).get(WITHHELD) for entry in entries)


def _without_mark(entry: Dict[str, Any]) -> Dict[str, Any]:
    custom = entry.get("custom") or {}
    return {**entry, "custom": {name: one for name, one in custom.items() if name != WITHHELD}} if WITHHELD in custom else entry
