"""Feedback: whether an answer was useful, and why not, beside the answer as it was given."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert, select, update

from bot.conversations.database import ConversationDatabase
from bot.conversations.records import Feedback, channel_of, now
from bot.conversations.tables import feedback
from bot.language.masking import mask


class FeedbackBook:
    """Reads and writes feedback."""

    def __init__(self, database: ConversationDatabase) -> None:
        self._database = database

    def add(self, conversation: str, answer: Mapping[str, Any], useful: bool, why: str | None = None) -> int:
        """Write down what a citizen thinks of `answer` (the object as it was given); return the number of the feedback."""
        row = {"conversation": conversation, "at": now(), "answer_id": answer["id"], "answer": dict(answer), "useful": useful}
        place = (answer.get("region") or {}).get("code")
        row |= {"channel": channel_of(conversation), "topic": answer.get("topic"), "region_code": place}
        with self._database.writing() as connection:
            made = connection.execute(insert(feedback).values(**row, why=mask(why) if why else None))
            return int(made.inserted_primary_key[0])

    def rate(self, conversation: str, answer: Mapping[str, Any], useful: bool, why: str | None = None) -> None:
        """Write down an opinion on `answer` in the place of an earlier one of this conversation, whose reason stays where none is given."""
        mine = feedback.c.conversation == conversation, feedback.c.answer_id == answer["id"]
        values = {"useful": useful, "at": now()} | ({"why": mask(why)} if why else {})
        with self._database.writing() as connection:
            if connection.execute(update(feedback).where(*mine).values(**values)).rowcount:
                return
        self.add(conversation, answer, useful, why)

    def explain(self, number: int, conversation: str, why: str) -> bool:
        """Add the reason to a feedback of this conversation that has none yet; return whether there was one."""
        mine = (feedback.c.id == number, feedback.c.conversation == conversation, feedback.c.why.is_(None))
        with self._database.writing() as connection:
            return bool(connection.execute(update(feedback).where(*mine).values(why=mask(why))).rowcount)

    def all(self) -> list[Feedback]:
        """All feedback, the oldest first."""
        names = ("conversation", "answer", "useful", "why", "at")
        with self._database.reading() as connection:
            rows = connection.execute(select(feedback).order_by(feedback.c.id))
            return [Feedback(number=row._mapping["id"], **{name: row._mapping[name] for name in names}) for row in rows]
