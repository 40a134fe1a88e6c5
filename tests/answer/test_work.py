"""What the steps work on."""

from bot.answer.question import Question
from bot.answer.work import Work


def test_work_begins_undecided():
    work = Work(Question("policy", "pension"))
    assert work.outcome is None and work.clauses == [] and work.region is None
