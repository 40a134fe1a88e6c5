"""A conversation in process: the intents are given (what hears them is measured in bench/intent), all the rest is the real thing."""

from dataclasses import dataclass, field
from datetime import date

import pytest

from bot.answer.answer import Answer
from bot.answer.memory import Memory
from bot.answer.reading import Reading
from bot.answer.rendering import FORMS
from bot.language.intents import RankedIntent
from bot.wiring import Answering
from tests.conversations.followups.checker import check

TODAY = date(2026, 11, 22)
SURE = 0.9


@dataclass
class Conversation:
    """Says messages one after the other; what the bot remembers goes through the form in which Rasa's slots keep it."""

    answering: Answering
    memory: Memory = field(default_factory=Memory)

    def say(self, text, intent, also=()) -> list[Answer]:
        """Say `text`, heard as `intent` (a name, or names with probabilities); every answer is checked in every form."""
        names = intent if isinstance(intent, dict) else {intent: SURE}
        reading = Reading(text, tuple(RankedIntent(*one) for one in names.items()), tuple(also))
        questions, memory = self.answering.questions(reading, self.memory, TODAY)
        self.memory = Memory.from_slots(memory.to_slots())
        answers = [self.answering.answer(question) for question in questions]
        for answer in answers:
            for form in FORMS:
                check(self.answering.renderer.render(answer, form), answer, self.answering.tools)
        return answers


@pytest.fixture
def conversation(answering):
    return Conversation(answering)
