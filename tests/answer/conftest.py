"""The real answering over the five founding notices, and short ways to ask it."""

from datetime import date

import pytest

from bot.answer.pipeline import answer
from bot.answer.question import Question
from bot.answer.work import Work

TODAY = date(2026, 11, 22)


@pytest.fixture
def tools(answering):
    return answering.tools


@pytest.fixture
def gazetteer(tools):
    return tools.gazetteer


@pytest.fixture
def day():
    return date


@pytest.fixture
def question():
    """Make a question as of a fixed day."""

    def make(topic, living=None, *, as_of=TODAY, matter="policy", **more):
        return Question(matter, topic, living=living, as_of=as_of, **more)

    return make


@pytest.fixture
def ask(question):
    """Answer a question."""

    def ask(tools, *given, **more):
        return answer(question(*given, **more), tools)

    return ask


@pytest.fixture
def run(tools, question):
    """Run some steps on the work for a question; return the work."""

    def run(steps, *given, **more):
        work = Work(question(*given, **more))
        for step in steps:
            step(work, tools)
        return work

    return run
