"""Connections to the database, and its migrations."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from json import JSONDecoder
from pathlib import Path
from typing import Any, TypeAlias

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import DisconnectionError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

from bot.errors import StoreError
from bot.store.prepared import prepare_on

Database: TypeAlias = Engine
Transaction: TypeAlias = Connection

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"
WRITER = 2019_280  # any number: PostgreSQL's name for "the one who writes policies"
LOCKING = """
DO $$ DECLARE names text; ends timestamp := clock_timestamp() + interval '60 seconds'; BEGIN
  SELECT string_agg(quote_ident(schemaname) || '.' || quote_ident(tablename), ', ') INTO names
    FROM pg_tables WHERE schemaname = current_schema();
  WHILE names IS NOT NULL LOOP
    BEGIN
      EXECUTE 'LOCK TABLE ' || names || ' IN ACCESS EXCLUSIVE MODE NOWAIT';
      EXIT;
    EXCEPTION WHEN lock_not_available THEN
      IF clock_timestamp() > ends THEN RAISE; END IF;
      PERFORM pg_sleep(0.02);
    END;
  END LOOP;
END $$;
"""  # all tables or none: taken one after the other they would be waited for in a circle
_JSON = JSONDecoder()
MAPPED = 2**31 - 2**16  # bytes of an SQLite file that are read as memory: the most that SQLite allows, and no copy for each page
PATIENCE = 30_000  # milliseconds that a writer waits for another one
NETWORK = {"connect_timeout": 3, "keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 3, "tcp_user_timeout": 8_000}
"""How soon a PostgreSQL that no packet reaches is given up, where its address does not say so itself: seconds, seconds, seconds, times,
milliseconds (libpq's names; PostgreSQL 15, "Database Connection Control Functions"). Linux alone would go on trying for 15 minutes.
"""


def open_database(url: str, patience: int = PATIENCE) -> Engine:
    """Return an engine for `url` (`sqlite:///…` or `postgresql://…`); for SQLite the folder is made, and foreign keys are enforced.

    SQLite waits `patience` milliseconds for another writer. No error says what was written: it may be what a citizen said.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        limits = {name: value for name, value in NETWORK.items() if name not in parsed.query}
        engine = create_engine(url, future=True, pool_pre_ping=True, json_deserializer=_decoded, hide_parameters=True, connect_args=limits)
        prepare_on(engine)
        return engine
    options: dict[str, Any] = {}
    if parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        options = {"poolclass": QueuePool, "max_overflow": -1, "connect_args": {"check_same_thread": False}}
    engine = create_engine(url, future=True, json_deserializer=_decoded, hide_parameters=True, **options)
    event.listen(engine, "connect", _prepare_sqlite(patience))
    event.listen(engine, "begin", _begin_sqlite)
    if parsed.database:
        _watch_file(engine, Path(parsed.database))
    return engine


@contextmanager
def reading(database: Database) -> Iterator[Connection]:
    """A connection to read with; whatever the database does wrong comes out as `StoreError`.

    Each statement sees what is there when it begins. PostgreSQL needs no transaction for that, and so two ways to it and back less.
    """
    if _is_postgresql(database) and database.get_execution_options().get("isolation_level") is None:
        database = database.execution_options(isolation_level="AUTOCOMMIT")
    try:
        with database.connect() as connection:
            yield connection
    except SQLAlchemyError as error:
        raise _said(error) from error


@contextmanager
def reading_at_once(database: Database) -> Iterator[Connection]:
    """A connection that sees the store as it is now, whatever others write meanwhile."""
    with reading(database.execution_options(isolation_level="REPEATABLE READ") if _is_postgresql(database) else database) as connection:
        yield connection


@contextmanager
def writing(database: Database) -> Iterator[Connection]:
    """A transaction that writes policies: all of it or nothing, one writer at a time, while others read.

    What the database does wrong comes out as `StoreError`.
    """
    try:
        with database.connect() as connection, connection.execution_options(xinshimin_writes=True).begin():
            if _is_postgresql(database):
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER})")
            yield connection
    except SQLAlchemyError as error:
        raise _said(error) from error


@contextmanager
def part_of(connection: Transaction) -> Iterator[None]:
    """A part of a transaction that is whole or not at all; what the database does wrong comes out as `StoreError`, and the rest goes on."""
    try:
        with connection.begin_nested():
            yield
    except SQLAlchemyError as error:
        raise _said(error) from error


def _said(error: SQLAlchemyError) -> StoreError:
    cause = f"{type(error).__name__}：{getattr(error, 'orig', error)}".split("\n")[0]
    return StoreError(f"政策库用不了（{cause}）；请检查数据库是否在运行，或运行 xinshimin store build。")


def _is_postgresql(database: Database) -> bool:
    return str(database.dialect.name) == "postgresql"


def _prepare_sqlite(patience: int) -> Callable[[Any, Any], None]:
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions are begun below: only so are changes of tables part of them
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={patience}")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute(f"PRAGMA mmap_size={MAPPED}")
        cursor.close()

    return prepare


def _decoded(text: str) -> Any:
    """What a JSON column holds. The databases give it back as it was written, without white space around it."""
    return _JSON.raw_decode(text)[0]


def _watch_file(engine: Engine, file: Path) -> None:
    """Give up the connections that are kept to a file which is no longer the one at its path."""

    def note(_connection: Any, record: Any) -> None:
        record.info["file"] = _identity(file)

    def check(_connection: Any, record: Any, _proxy: Any) -> None:
        if record.info["file"] != _identity(file):
            raise DisconnectionError

    event.listen(engine, "connect", note)
    event.listen(engine, "checkout", check)


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("xinshimin_writes") else "BEGIN")


def migrate(engine: Engine, revision: str = "head") -> None:
    """Bring the database to a revision of `migrations/`: `head`, or `base` for an empty one; all or nothing."""
    with engine.connect() as connection, connection.execution_options(xinshimin_writes=True).begin():
        migrate_within(connection, revision)


def migrate_within(connection: Connection, revision: str = "head") -> None:
    """Bring the database to a revision within the transaction of `connection`."""
    order = [one.revision for one in ScriptDirectory.from_config(_config(connection)).walk_revisions()][::-1]
    here = schema_of(connection)
    at = order.index(here) if here else -1
    to = {"base": -1, "head": len(order) - 1, **{name: index for index, name in enumerate(order)}}[revision]
    if at != to:
        lock_tables(connection)
        (command.downgrade if to < at else command.upgrade)(_config(connection), revision)


def lock_tables(connection: Connection) -> None:
    """Have all tables for oneself until the transaction ends; a reader who holds some and waits for others goes first."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(LOCKING)


def schema_of(connection: Connection) -> str | None:
    """The revision of `migrations/` that the database is at; None for an empty one."""
    found: str | None = MigrationContext.configure(connection).get_current_revision()
    return found


def newest_schema(connection: Connection) -> str:
    """The last revision of `migrations/`."""
    head: str | None = ScriptDirectory.from_config(_config(connection)).get_current_head()
    assert head is not None, "there are migrations"
    return head


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config
