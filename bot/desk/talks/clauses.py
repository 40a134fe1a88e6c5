"""Clauses for a talk, by search: the answer exactly as the citizen would get it from the bot."""

from bot.answer.answer import Answer
from bot.answer.dialogue import Known
from bot.answer.memory import Memory
from bot.answer.precheck import CheckMemory
from bot.answer.rendering import Form, TextRenderer
from bot.conversations.live.telling import PLATFORMS
from bot.conversations.outbox import Said
from bot.conversations.records import Summary, channel_of
from bot.desk.look_up.calls import Asked
from bot.desk.look_up.finding import LookUp, Result


def known_of(summary: Summary) -> Known:
    """What the conversation knew when a person was asked for."""
    told = {"told": summary.facts, "running": None, "region": summary.living, "paused": None}
    memory = Memory(living=summary.living, hukou=summary.hukou, topic=summary.topic)
    return Known(memory, CheckMemory.from_json(told))


def find(look_up: LookUp, asked: Asked, summary: Summary) -> Result:
    """What is found for the words of an operator, at the citizen's place and with what the citizen told."""
    return look_up.find(asked, known_of(summary), {})


def as_said(answer: Answer, conversation: str, renderer: TextRenderer) -> Said:
    """An answer as the citizen's channel shows it."""
    form: Form = "wechat" if channel_of(conversation) in PLATFORMS else "text"
    return Said(renderer.render(answer, form), answer.to_dict())
