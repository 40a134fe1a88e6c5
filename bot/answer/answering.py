"""Everything that turns a reading of a message into an answer and its text."""

from dataclasses import dataclass, field, replace
from uuid import uuid4

from bot.answer.answer import Answer
from bot.answer.dialogue import Dialogue
from bot.answer.pipeline import answer
from bot.answer.question import Question
from bot.answer.rendering import TextRenderer
from bot.answer.work import Tools
from bot.recent import Recent
from bot.regions import Resolver
from bot.store.standing import Marks

KEPT = 512
"""Answers that are kept for when the same is asked again, some 20 KB each."""


@dataclass(frozen=True)
class Answering:
    """The tools of the steps, what decides between places, what writes the text, and what leads a conversation."""

    tools: Tools
    resolver: Resolver
    renderer: TextRenderer
    dialogue: Dialogue
    _given: Recent[tuple[Marks, Question], Answer] = field(default_factory=lambda: Recent(KEPT), init=False, repr=False, compare=False)

    def answer(self, question: Question) -> Answer:
        """Answer a question; raises `ProofError` for an answer that must not leave.

        An answer that was given before is given again, with an id of its own, while neither the store nor the directory has changed.
        """
        key = (self.tools.repository.marks(), question)
        found = self._given.get(key)
        if found is not None:
            return replace(found, id=uuid4().hex)
        found = answer(question, self.tools)
        self._given.put(key, found)
        return found
