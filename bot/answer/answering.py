"""Everything that turns a reading of a message into an answer and its text."""

from dataclasses import dataclass

from bot.answer.answer import Answer
from bot.answer.dialogue import Dialogue
from bot.answer.pipeline import answer
from bot.answer.question import Question
from bot.answer.rendering import TextRenderer
from bot.answer.work import Tools
from bot.regions import Resolver


@dataclass(frozen=True)
class Answering:
    """The tools of the steps, what decides between places, what writes the text, and what leads a conversation."""

    tools: Tools
    resolver: Resolver
    renderer: TextRenderer
    dialogue: Dialogue

    def answer(self, question: Question) -> Answer:
        """Answer a question; raises `ProofError` for an answer that must not leave."""
        return answer(question, self.tools)
