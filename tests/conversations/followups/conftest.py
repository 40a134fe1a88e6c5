"""A conversation in process: the intents are given (what hears them is measured in bench/intent), all the rest is the real thing."""

import json
from dataclasses import dataclass, field
from datetime import date

import pytest

from bot.answer.answer import Answer
from bot.answer.dialogue import Known
from bot.answer.memory import Memory
from bot.answer.precheck import CheckMemory
from bot.answer.reading import Reading
from bot.answer.rendering import FORMS
from bot.language.intents import RankedIntent
from bot.wiring import Answering

TODAY = date(2026, 11, 22)
SURE = 0.9


@dataclass
class Conversation:
    """Says messages one after the other; what the bot remembers goes through the form in which Rasa's slots keep it."""

    answering: Answering
    known: Known = field(default_factory=Known)

    def say(self, text, intent, also=()) -> list[Answer]:
        """Say `text`, heard as `intent` (a name, or names with probabilities); every answer is rendered in every form, and so checked."""
        names = intent if isinstance(intent, dict) else {intent: SURE}
        reading = Reading(text, tuple(RankedIntent(*one) for one in names.items()), tuple(also))
        reply = self.answering.dialogue.reply(reading, through_json(self.known), TODAY, self.answering.answer)
        self.known = reply.known
        for answer in reply.answers:
            for form in FORMS:
                assert self.answering.renderer.render(answer, form)
        return list(reply.answers)


def through_json(known):
    """What is known, after it went through the form in which Rasa's slots keep it."""
    memory, checks = json.loads(json.dumps([known.memory.to_slots(), known.checks.to_json()]))
    return Known(Memory.from_slots(memory), CheckMemory.from_json(checks), known.noticed)


@pytest.fixture
def conversation(answering):
    return Conversation(answering)
