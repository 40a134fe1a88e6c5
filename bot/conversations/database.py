"""The database of conversations: opened and brought up to date at its first use, and again after it was gone."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import event, text
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

import bot.conversations.improving.tables  # noqa: F401  # its tables are among those of `metadata`
from bot.conversations.tables import metadata
from bot.errors import ConversationError
from bot.store.database import MIGRATIONS, open_database

VERSIONS = MIGRATIONS / "conversations"
VERSION_TABLE = "conversations_version"
MIGRATOR = 2026_05  # any number: PostgreSQL's name for "the one who changes these tables"
TALKER = 2026_12  # likewise: "the one who writes into this conversation"
PATIENCE = 2_000  # milliseconds that a writer into SQLite waits for another one: a citizen is waiting
LOCKED = "database is locked"
AT_THE_DESK = 10_000  # an operator would rather wait than say it again


class ConversationDatabase:
    """Connections to the database at `url`. Whatever it does wrong comes out as `ConversationError`. `patience` is in milliseconds."""

    def __init__(self, url: str, patience: int = PATIENCE) -> None:
        self._engine = open_database(url, patience)
        self._changing, self._writing, self._patience = threading.Lock(), threading.Lock(), patience / 1000
        self._ready = False
        if self._engine.dialect.name == "sqlite":
            event.listen(self._engine, "connect", _commit_quickly)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read with."""
        with self._connected(writes=False) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: all of it or nothing."""
        with self._connected(writes=True) as connection:
            yield connection

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    @contextmanager
    def _connected(self, writes: bool) -> Iterator[Connection]:
        try:
            self._prepare()
            with self._begin(writes) as connection:
                yield connection
        except SQLAlchemyError as error:
            cause = str(getattr(error, "orig", error)).split("\n")[0]
            if LOCKED not in cause:
                self._ready = False  # perhaps it is another file now, without tables
            raise ConversationError(f"{type(error).__name__}：{cause}") from error

    @contextmanager
    def _begin(self, writes: bool) -> Iterator[Connection]:
        alone = self._alone() if writes and self._engine.dialect.name == "sqlite" else nullcontext()
        with alone, self._engine.connect() as connection, connection.execution_options(xinshimin_writes=writes).begin():
            yield connection

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Writers of one process wait here, where who is next is woken: SQLite lets them look again and again, and some never get it."""
        if not self._writing.acquire(timeout=self._patience):
            raise ConversationError(f"{LOCKED}：等了 {self._patience:.0f} 秒")
        try:
            yield
        finally:
            self._writing.release()

    def _prepare(self) -> None:
        if self._ready:
            return
        with self._changing:
            if not self._ready:  # whoever was here before has done it
                self._upgrade()
                self._ready = True

    def _upgrade(self) -> None:
        with self._begin(writes=True) as connection:
            if self._engine.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATOR})")
            command.upgrade(config_of(connection), "head")


def config_of(connection: Connection) -> Config:
    """Alembic's configuration for these tables."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("version_locations", str(VERSIONS))
    config.set_main_option("path_separator", "newline")
    config.attributes.update(connection=connection, metadata=metadata, version_table=VERSION_TABLE)
    return config


def lock_conversation(connection: Connection, conversation: str) -> None:
    """Wait until nobody else writes into a conversation, and keep others waiting until the transaction ends; SQLite has one writer."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:kind, hashtext(:name))"), {"kind": TALKER, "name": conversation})


def open_tracker_database(url: str, patience: int) -> Engine:
    """Connections for Rasa's tracker, which lies beside the conversations; SQLite waits `patience` milliseconds for another writer."""
    engine = open_database(url, patience)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _commit_quickly)
    return engine


def _commit_quickly(connection: Any, _record: Any) -> None:
    """Do not wait for the disk: a process that dies loses nothing, a power cut may lose the last seconds."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.close()
