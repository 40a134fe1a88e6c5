"""Decide whether there is a topic to answer."""

from bot.answer.work import Tools, Work
from bot.policy.topics import topic


def decide_matter(work: Work, tools: Tools) -> None:
    question = work.question
    if question.matter == "out_of_scope":
        work.outcome = "out_of_scope"
    elif question.topic is None:
        work.outcome = "unclear"
        work.choices = [topic(key) for key in question.options]
    else:
        work.topic = topic(question.topic)
