"""Connections to the database, and its migrations."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import StoreError

Database: TypeAlias = Engine

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"


def open_database(url: str) -> Engine:
    """Return an engine for `url` (`sqlite:///…` or `postgresql://…`); for SQLite the folder is made, and foreign keys are enforced."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, future=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


@contextmanager
def reading(database: Database) -> Iterator[Connection]:
    """A connection to read with; whatever the database does wrong comes out as `StoreError`."""
    try:
        with database.connect() as connection:
            yield connection
    except SQLAlchemyError as error:
        raise StoreError(f"政策库读不出来（{type(error).__name__}）；请检查数据库是否在运行，或运行 xinshimin store build。") from error


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA busy_timeout=5000")
    cursor.close()


def migrate(engine: Engine, revision: str = "head") -> None:
    """Bring the database to a revision of `migrations/`: `head`, or `base` for an empty one."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        (command.downgrade if revision == "base" else command.upgrade)(config, revision)
