"""A conversation without Rasa: the same answers, follow-ups and pre-checks as on every channel; nothing of it is kept."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from bot.answer.answer import Answer
from bot.answer.answering import Answering
from bot.answer.dialogue import COURTESIES, Known
from bot.answer.handed_over import Waiting, handed_over
from bot.answer.paging import has_clauses, next_page, question_of, same_matter
from bot.answer.question import Question
from bot.answer.reading import Reading
from bot.answer.recollection import asks_what_is_known, recollect

NOT_KEPT = Waiting(number=None, ahead=0, hours="")


class Reads(Protocol):
    """What reads messages."""

    def read(self, text: str) -> Reading:
        """Understand one message."""


@dataclass(frozen=True)
class Said:
    """What is said to a message: the words, and the answers that they render."""

    text: str
    answers: tuple[Answer, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As JSON; `text` only where no answer says it."""
        answers = {"answers": [answer.to_dict() for answer in self.answers]}
        return answers if self.answers else answers | {"text": self.text}


@dataclass
class Chat:
    """One conversation as of `day`; `known` is what it knows, `said` what was said so far."""

    answering: Answering
    reader: Reads
    day: date
    known: Known = field(default_factory=Known)
    said: list[Said] = field(default_factory=list)

    def say(self, message: str) -> Said:
        """Answer a message; raises `ProofError` for an answer that must not leave."""
        reading = self.reader.read(message)
        move = None if self.answering.dialogue.is_reply(reading, self.known, self.day) else self._move(reading)
        said = move() if move else self._answer(reading)
        self.said.append(said)
        return said

    def _move(self, reading: Reading) -> Callable[[], Said] | None:
        """What a message moves that is no question of policy; None where it is one."""
        if asks_what_is_known(reading.text):
            return lambda: Said(recollect(self.known, self.answering.tools.phrases, self.answering.tools.gazetteer))
        name = reading.intents[0].name
        if name in COURTESIES:
            return lambda: Said(self._phrase(f"courtesy.{name}"))
        return {"start_over": self._start_over, "handover": self._hand_over, "more": self._more, "repeat": self._repeat}.get(name)

    def _answer(self, reading: Reading) -> Said:
        reply = self.answering.dialogue.reply(reading, self.known, self.day, self.answering.answer)
        self.known = reply.known
        answers = (*reply.answers, self._handed_over("failures")) if reply.lost else reply.answers
        return Said(self._render(*answers), answers)

    def _start_over(self) -> Said:
        self.known, self.said = Known(), []
        return Said(self._phrase("restart.done"))

    def _hand_over(self) -> Said:
        answer = self._handed_over("asked")
        return Said(self._render(answer), (answer,))

    def _handed_over(self, why: Any) -> Answer:
        memory = self.known.memory
        matter = Question("policy" if memory.topic else "unclear", memory.topic, living=memory.living, hukou=memory.hukou, as_of=self.day)
        return handed_over(matter, why, NOT_KEPT, self.answering.tools)

    def _repeat(self) -> Said:
        return self.said[-1] if self.said else Said(self._phrase("repeat.nothing"))

    def _more(self) -> Said:
        every = [(answer.to_dict(), one.text) for one in self.said for answer in one.answers]
        given = next((answer for answer, _ in reversed(every) if has_clauses(answer)), None)
        if given is None:
            return Said(self._phrase("more.nothing"))
        shown = "\n".join(text for answer, text in every if same_matter(answer, given))
        page = next_page(self.answering.answer(question_of(given)), shown, self.answering.tools.phrases)
        return Said(self.answering.renderer.render_more(page), (page,)) if page else Said(self._phrase("more.over"))

    def _render(self, *answers: Answer) -> str:
        return "\n\n".join(self.answering.renderer.render(answer) for answer in answers)

    def _phrase(self, name: str) -> str:
        return self.answering.tools.phrases.say(name)
