"""What stays of words, answers, facts and events where what is sensitive may not be kept."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from bot.answer.phrases import Phrases
from bot.answer.precheck import CheckMemory
from bot.answer.precheck.questions import Questions
from bot.answer.sensitive.kinds import CHILDREN, SAID_OF_CHILDREN, may_be_sensitive
from bot.answer.sensitive.words import NOTHING, masked
from bot.policy.variables import VARIABLES

FACTS = "precheck"
"""The slot of Rasa that holds what was told."""
FOUND = ("conditions_met", "not_met", "unknown_some", "another")
"""Phrases that say what a pre-check has found."""
CUT = "\N{NULL}"


class Cleaner:
    """Takes out what is sensitive. Make one with `open`."""

    def __init__(self, phrases: Phrases, asking: Iterable[str]) -> None:
        self._asking = re.compile("|".join(asking))
        self._found = tuple(phrases.say(f"check.{name}", count=CUT, met=CUT).partition(CUT)[0] for name in FOUND)
        self._known = phrases.say("known.all", things=CUT).partition(CUT)[0]
        self._instead = phrases.say("sensitive.not_kept")

    @classmethod
    @lru_cache(maxsize=1)
    def open(cls) -> "Cleaner":
        """With the questions and phrases that ship with the program."""
        phrases = Phrases.open()
        questions = Questions.open(phrases)
        health = [questions.pattern(name) for name in VARIABLES if may_be_sensitive(name, "asker") and name in questions]
        told = [(name, phrases.say(f"who.{who}")) for name in SAID_OF_CHILDREN for who in CHILDREN if name in questions]
        return cls(phrases, [*health, *(questions.pattern(name, who) for name, who in told)])

    def words(self, text: str, before: str = "", as_of: date | None = None) -> str:
        """What a citizen said; `before` is what the bot said before it: a reply to a sensitive question goes as a whole."""
        return NOTHING if self.asks(before) else masked(text, as_of or date.today())

    def asks(self, said: str) -> bool:
        """Whether what the bot said asks for something sensitive."""
        return self._asking.search(said) is not None

    def reply(self, text: str) -> str:
        """What the bot said: whether conditions are met, and what is remembered, tells what was told."""
        return self._instead if text.startswith(self._known) or any(words in text for words in self._found) else text

    def answer(self, answer: Mapping[str, Any]) -> dict[str, Any]:
        """An answer object without what was found of the citizen."""
        kept = dict(answer)
        for level in ("clauses", "basis"):
            if level in answer:
                kept[level] = [_unjudged(clause) for clause in answer[level]]
        verdict = answer.get("verdict")
        if verdict:
            kept["headline"] = self.reply(answer.get("headline") or "")
            kept["verdict"] = {**verdict, "met": [], "not_met": [], "open": [], "eligibility": "unknown"}
        return kept

    def facts(self, told: Mapping[str, Any] | None, holds: bool = False) -> dict[str, Any]:
        """What the pre-check keeps, as JSON; with what waits for consent where it `holds`."""
        return CheckMemory.from_json(told, keeps_sensitive=False, holds=holds).to_json()

    def told(self, told: Mapping[str, Any]) -> dict[str, Any]:
        """Facts by person, as a request for a person hands them on."""
        kept: dict[str, Any] = CheckMemory.from_json({"told": told}, keeps_sensitive=False).to_json()["told"]
        return kept

    def event(self, event: Mapping[str, Any], before: str = "", words: str | None = None, holds: bool = False) -> dict[str, Any]:
        """An event of Rasa's tracker as JSON; `before` is what the bot said before it, `words` what stays of the citizen's, where known.

        Facts that wait for consent stay where it `holds`.
        """
        if event.get("event") == "user":
            text = str(event.get("text") or "")
            return dict(_replaced(event, text, self.words(text, before) if words is None else words)) if text else dict(event)
        if event.get("event") == "slot" and event.get("name") == FACTS:
            return {**event, "value": self.facts(event.get("value"), holds)}
        if event.get("event") == "bot":
            return self._bot(event)
        return dict(event)

    def _bot(self, event: Mapping[str, Any]) -> dict[str, Any]:
        data = dict(event.get("data") or {})
        custom = dict(data.get("custom") or {})
        if custom.get("answer"):
            custom["answer"] = self.answer(custom["answer"])
            data["custom"] = custom
        return {**event, "text": self.reply(event.get("text") or "") or None, "data": data}


def _unjudged(clause: Mapping[str, Any]) -> dict[str, Any]:
    conditions = [{**one, "met": None} for one in clause.get("conditions") or ()]
    return {**clause, **({"conditions": conditions, "eligibility": "unknown"} if conditions else {})}


def _replaced(value: Any, old: str, new: str) -> Any:
    """`value` with `new` wherever `old` stands as a whole text, however deep."""
    if isinstance(value, Mapping):
        return {name: _replaced(one, old, new) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_replaced(one, old, new) for one in value]
    return new if value == old else value
