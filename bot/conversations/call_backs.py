"""Numbers to call back: given in a form of their own, encrypted (Fernet: AES-128-CBC with HMAC-SHA-256), gone after the call.

They never stand in the transcript. The link to the form is told to the citizen alone; its digest finds the row.
"""

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection

from bot.conversations.database import ConversationDatabase, lock_conversation
from bot.conversations.records import now
from bot.conversations.tables import call_backs as table

NUMBER = re.compile(r"1[3-9]\d{9}|0\d{9,11}|[2-8]\d{6,7}")  # mobile; landline with or without an area code
BETWEEN = re.compile(r"[\s\-‐-―()+.]")


def number_in(text: str) -> str | None:
    """The telephone number that `text` is, as digits; None for anything else."""
    digits = BETWEEN.sub("", unicodedata.normalize("NFKC", text))
    digits = re.sub(r"^(?:00)?86(?=1)", "", digits)
    return digits if digits.isascii() and NUMBER.fullmatch(digits) else None


class CallBacks:
    """Keeps numbers for at most `life`. `keys` are Fernet's: the first encrypts, all decrypt; `clock` gives UTC without zone."""

    def __init__(self, database: ConversationDatabase, keys: Sequence[str], life: timedelta, clock: Callable[[], datetime] = now) -> None:
        self._database, self._life, self._clock = database, life, clock
        self._fernet = MultiFernet([Fernet(key) for key in keys])

    @classmethod
    def over(cls, database: ConversationDatabase, keys: Sequence[str], hours: int) -> "CallBacks | None":
        """The numbers of `database`, kept for `hours`; None without a key."""
        return cls(database, keys, timedelta(hours=hours)) if keys else None

    def ask(self, connection: Connection, conversation: str) -> str:
        """Open the form for a conversation, within a transaction that holds it; return the secret end of the link. An older one ends."""
        secret, at = secrets.token_urlsafe(16), self._clock()
        delete_number(connection, conversation)
        row = {"conversation": conversation, "digest": _digest(secret), "asked_at": at, "expires_at": at + self._life}
        connection.execute(insert(table).values(**row))
        return secret

    def is_open(self, secret: str) -> bool:
        """Whether a number can be given by this link."""
        with self._database.reading() as connection:
            return connection.execute(select(table.c.conversation).where(*self._mine(secret))).first() is not None

    def give(self, secret: str, number: str) -> bool:
        """Keep a number (as `number_in` gives it) in the place of one given before; False where the link is over."""
        hidden = self._fernet.encrypt(number.encode()).decode()
        with self._database.writing() as connection:
            return bool(connection.execute(update(table).where(*self._mine(secret)).values(number=hidden)).rowcount)

    def asked(self, conversation: str) -> bool:
        """Whether the form is open for a conversation."""
        query = select(table.c.conversation).where(table.c.conversation == conversation, table.c.expires_at > self._clock())
        with self._database.reading() as connection:
            return connection.execute(query).first() is not None

    def number_of(self, conversation: str) -> str | None:
        """The number to call, for the operator who has the talk; None where none was given, or the key for it is gone."""
        query = select(table.c.number).where(table.c.conversation == conversation, table.c.expires_at > self._clock())
        with self._database.reading() as connection:
            hidden = connection.execute(query).scalar()
        try:
            return self._fernet.decrypt(hidden.encode()).decode() if hidden else None
        except InvalidToken:
            return None

    def delete(self, conversation: str) -> None:
        """The call was made."""
        with self._database.writing() as connection:
            lock_conversation(connection, conversation)
            delete_number(connection, conversation)

    def _mine(self, secret: str) -> tuple[Any, Any]:
        return table.c.digest == _digest(secret), table.c.expires_at > self._clock()


def delete_number(connection: Connection, conversation: str) -> None:
    """Delete what was given for a conversation, and close the form."""
    connection.execute(delete(table).where(table.c.conversation == conversation))


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
