"""A conversation with the real store in which a pre-check runs; the intents are given (what hears them is measured in bench/intent)."""

import json
from dataclasses import dataclass, field
from datetime import date

import pytest

from bot.answer.answer import Answer
from bot.answer.dialogue import Known
from bot.answer.memory import Memory
from bot.answer.precheck import CheckMemory
from bot.answer.reading import Reading
from bot.language.intents import RankedIntent
from bot.wiring import Answering

TODAY = date(2026, 11, 22)


@dataclass
class Talk:
    """Says messages one after the other; what is known goes through JSON, as in Rasa's slots."""

    answering: Answering
    memory: Memory = field(default_factory=Memory)
    known: CheckMemory = field(default_factory=CheckMemory)
    noticed: bool = False

    def say(self, text, intent="unclear") -> Answer:
        reading = Reading(text, (RankedIntent(intent, 0.9),))
        known = CheckMemory.from_json(json.loads(json.dumps(self.known.to_json())))
        reply = self.answering.dialogue.reply(reading, Known(self.memory, known, self.noticed), TODAY, self.answering.answer)
        self.memory, self.known, self.noticed = reply.known.memory, reply.known.checks, reply.known.noticed
        answer = reply.answers[-1]
        text = self.answering.renderer.render(answer)
        text = self.answering.renderer.render(answer)
        assert text and "\n\n" not in text
        for words in quoted(text):
            assert any(words in clause.text for clause in (*answer.clauses, *answer.basis)), words
        never_yes_while_open(answer)
        return answer

    def check(self, *replies, text="我够不够条件") -> Answer:
        """Ask for a pre-check and give the replies to its questions, by variable or in order; return the last answer."""
        answer = self.say(text, "check_eligibility")
        for one in replies:
            assert answer.outcome == "needs_fact", f"nothing was asked before {one}"
            answer = self.say(one)
        return answer

    def fill(self, replies, text="我够不够条件", intent="check_eligibility") -> tuple[Answer, list[str]]:
        """Answer each question as `replies` say by variable (不知道 where they do not); return the end and what was asked, in order."""
        answer, asked = self.say(text, intent), []
        while answer.outcome == "needs_fact":
            asked.append(answer.verdict.asked)
            assert len(asked) == len(set(asked)), f"{asked[-1]} is asked twice"
            answer = self.say(replies.get(asked[-1], "不知道"))
        return answer, asked


def quoted(text):
    return [line[1:-1] for line in text.splitlines() if line.startswith("「")]


def never_yes_while_open(answer):
    for clause in (*answer.clauses, *answer.basis):
        groups = {}
        for index, (condition, met) in enumerate(zip(clause.conditions, clause.met, strict=True)):
            groups.setdefault(condition.any_of or index, []).append(met)
        if clause.eligibility == "conditions_met":
            assert groups and all(True in group for group in groups.values())
        if clause.eligibility == "not_met":
            assert any(set(group) == {False} for group in groups.values())


@pytest.fixture
def talk(answering):
    """Begin a conversation about a topic at a place."""

    def begin(topic=None, living=None, hukou=None):
        return Talk(answering, Memory(living, hukou, topic))

    return begin
