"""What is found for what an operator types: the answer as a citizen would get it, and clauses that hold the words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot.answer.answer import Answer
from bot.answer.chat import Chat, Said
from bot.answer.dialogue import Known
from bot.answer.reading import Reading
from bot.desk.api.answer import about
from bot.desk.api.parts import Parts
from bot.desk.look_up.calls import Asked
from bot.language.facts.fact import Value
from bot.store.search.clause import Filters
from bot.store.search.search import Found, Hit

HITS = 8
FRAGMENT = 2  # signs


@dataclass(frozen=True)
class Result:
    """The answers with the text that a citizen would read (`texts`, one each), or what is said where nothing was asked (`said`).

    `hits` are clauses by search, `guessed` says that initials alone named the place, `known` is what the call knows after it.
    """

    answers: tuple[Answer, ...]
    texts: tuple[str, ...]
    said: str
    hits: tuple[Hit, ...]
    guessed: bool
    known: Known


class LookUp:
    """Looks up. Keeps nothing: what the call knows comes and goes."""

    def __init__(self, parts: Parts, today: Callable[[], date] = date.today) -> None:
        self._parts, self._today = parts, today

    def warm(self) -> None:
        """Open everything that takes time, initials of words and places included; raises `ModelError` where nothing is trained."""
        self._parts.warm()
        self.find(Asked("bt gzf"), Known(), {})

    def find(self, asked: Asked, known: Known, ticks: Mapping[str, Value], typing: bool = False) -> Result:
        """Everything for `asked`. A document number is looked up as such; all else is read as a citizen's message would be.

        While somebody is still `typing`, what says too little to be a question is not read yet.
        """
        found = self._parts.fresh_search().search(asked.words, filters=Filters(as_of=self._today()), limit=HITS)
        topic = asked.topic or _topic_of_number(found)
        if (found.query.number and found.hits and topic is None) or (typing and topic is None and _says_little(asked.words, found)):
            return Result((), (), "", found.hits, False, known)
        said, after, guessed = self._said(replace(asked, topic=topic), known, found)
        after = _ticked(after, ticks)
        dialogue, renderer = self._parts.answering.dialogue, self._parts.answering.renderer
        answers = tuple(dialogue.judged(replace(one, notice=None), after) for one in said.answers)
        texts = tuple(renderer.render(one) for one in answers)
        return Result(answers, texts, "" if answers else said.text, found.hits, guessed, after)

    def _said(self, asked: Asked, known: Known, found: Found) -> tuple[Said, Known, bool]:
        said, after = self._ask(asked, known)
        places = found.query.places
        if places and len({*places}) == 1 and _lacks_place(said):
            living = replace(known, memory=replace(known.memory, living=places[0]))
            return *self._ask(asked, living), found.query.guessed
        if found.query.number and found.hits and _lacks_place(said):
            there = replace(known, memory=replace(known.memory, living=found.hits[0].clause.region_code))
            return *self._ask(asked, there), False
        return said, after, False

    def _ask(self, asked: Asked, known: Known) -> tuple[Said, Known]:
        chat = Chat(self._parts.answering, _Reader(self._parts, asked.topic), self._today(), known)
        said = chat.say(asked.words)
        if asked.pick:
            chat.reader = self._parts
            said = chat.say(asked.pick)
        return said, chat.known


@dataclass(frozen=True)
class _Reader:
    parts: Parts
    topic: str | None

    def read(self, text: str) -> Reading:
        return about(self.parts.read(text), self.topic)


def _says_little(words: str, found: Found) -> bool:
    """Whether the words are a place alone, or a sign or two that name nothing."""
    query = found.query
    return not query.topics and (len(words) <= FRAGMENT or (bool(query.places) and not query.terms))


def _topic_of_number(found: Found) -> str | None:
    """With a document number, the topic that the words beside it name, where the document has something to say about it."""
    if not found.query.number:
        return None
    served = {topic for hit in found.hits for topic in hit.clause.topics}
    return next((topic for topic in found.query.topics if topic in served), None)


def _lacks_place(said: Said) -> bool:
    return bool(said.answers) and said.answers[0].outcome == "needs_region" and not said.answers[0].candidates


def _ticked(known: Known, ticks: Mapping[str, Value]) -> Known:
    checks = known.checks
    for name, value in ticks.items():
        checks = checks.know("asker", name, value)
    return replace(known, checks=checks)
