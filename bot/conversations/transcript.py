"""The transcript: who said what, masked, with the facts that give each answer again; and the questions that had no answer."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from bot.conversations.database import ConversationDatabase, lock_conversation
from bot.conversations.figures.tally import count_answers
from bot.conversations.records import AnswerRecord, Line, OpenQuestion, day_of, now
from bot.conversations.tables import answers, messages, questions
from bot.language.masking import mask

UNANSWERED = ("unclear", "no_clause")
MANY = 500  # names in one query


class Transcript:
    """Reads and writes what was said."""

    def __init__(self, database: ConversationDatabase) -> None:
        self._database = database

    def add(self, conversation: str, channel: str, lines: Sequence[Line]) -> None:
        """Write `lines` at the end of a conversation; their words are masked, and what had no answer is kept as an open question too."""
        at = now()
        with self._database.writing() as connection:
            lock_conversation(connection, conversation)
            write_lines(connection, conversation, channel, lines)
            for question in _open_questions(lines):
                connection.execute(insert(questions).values(conversation=conversation, at=at, **question))
            count_answers(connection, day_of(at), channel, [line.answer for line in lines if line.answer])

    def of(self, conversation: str, after: int = 0) -> list[Line]:
        """The lines of a conversation in order: those with a number above `after`."""
        query = select(messages, answers).outerjoin(answers, answers.c.id == messages.c.answer_id)
        query = query.where(messages.c.conversation == conversation, messages.c.id > after)
        with self._database.reading() as connection:
            return [_line(row._mapping) for row in connection.execute(query.order_by(messages.c.id))]

    def last_numbers(self, conversations: Iterable[str]) -> dict[str, int]:
        """The number of the last line of each conversation; one without lines is missing."""
        names = list(conversations)
        query = select(messages.c.conversation, func.max(messages.c.id)).group_by(messages.c.conversation)
        found: dict[str, int] = {}
        with self._database.reading() as connection:
            for start in range(0, len(names), MANY):
                rows = connection.execute(query.where(messages.c.conversation.in_(names[start : start + MANY])))
                found |= {str(name): int(number) for name, number in rows}
        return found

    def answer(self, answer_id: str) -> AnswerRecord | None:
        """What gives an answer again, also when nobody knows any more who asked."""
        with self._database.reading() as connection:
            row = connection.execute(select(answers).where(answers.c.id == answer_id)).first()
            return AnswerRecord(**row._mapping) if row else None

    def open_questions(self) -> list[OpenQuestion]:
        """Questions that were not understood or that no clause answers, the oldest first."""
        columns = [questions.c[field.name] for field in fields(OpenQuestion)]
        with self._database.reading() as connection:
            return [OpenQuestion(**row._mapping) for row in connection.execute(select(*columns).order_by(questions.c.id))]


def write_lines(connection: Connection, conversation: str, channel: str, lines: Sequence[Line]) -> None:
    """Write `lines`, masked, in a transaction that holds the conversation (`lock_conversation`): then no number comes late."""
    at = now()
    for line in lines:
        if line.answer:
            _keep_answer(connection, line.answer)
        row = {"conversation": conversation, "channel": channel, "at": at, "speaker": line.speaker, "text": mask(line.text)}
        connection.execute(insert(messages).values(**row, answer_id=line.answer.id if line.answer else None))


def _keep_answer(connection: Connection, answer: AnswerRecord) -> None:
    """An answer that is repeated is kept once."""
    writes = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    connection.execute(writes(answers).values(**asdict(answer)).on_conflict_do_nothing())


def _open_questions(lines: Sequence[Line]) -> Iterable[dict[str, Any]]:
    asked = next((line.text for line in lines if line.speaker == "citizen"), None)
    for line in lines:
        answer = line.answer
        if asked is not None and answer is not None and answer.outcome in UNANSWERED:
            yield {"text": mask(asked), "outcome": answer.outcome, "topic": answer.topic, "region_code": answer.region_code}


def _line(row: Any) -> Line:
    known = {field.name: row[answers.c[field.name]] for field in fields(AnswerRecord)}
    answer = AnswerRecord(**known) if known["id"] else None
    return Line(row[messages.c.speaker], row[messages.c.text], answer, row[messages.c.at], row[messages.c.channel], row[messages.c.id])
