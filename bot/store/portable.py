"""The whole store as lines of JSON, for any database: to carry it to another one, and where the database's own tools are missing.

First line: what it is and the revision of the tables. Then each table by name, followed by its rows as lists.
"""

import gzip
import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from sqlalchemy import JSON, Integer, MetaData, bindparam, select, text
from sqlalchemy.engine import Connection

from bot.errors import StoreError
from bot.store.database import Database, migrate_within, reading_at_once, schema_of, writing
from bot.store.tables import metadata

FORMAT = "xinshimin store 1"
BATCH = 500


def dump(database: Database, path: Path) -> int:
    """Write the store as it is at this moment; return the number of rows."""
    count = 0
    with reading_at_once(database) as connection, gzip.open(path, "wt", encoding="utf-8", compresslevel=6) as file:
        _line(file, {"format": FORMAT, "schema": schema_of(connection)})
        there = MetaData()
        there.reflect(connection, only=lambda name, _: name in metadata.tables)  # as they are, also where a migration is due
        for table in there.sorted_tables:
            _line(file, {"table": table.name, "columns": [column.name for column in table.columns]})
            rows = connection.execution_options(stream_results=True, yield_per=BATCH).execute(select(table).order_by(*table.primary_key))
            for row in rows:
                _line(file, [_plain(value) for value in row])
                count += 1
    return count


def load(database: Database, path: Path) -> int:
    """Put the store of a dump in the place of the one that is there, all or nothing; return the number of rows.

    Raises `StoreError` for a file that is no dump, or of a newer program.
    """
    try:
        with writing(database) as connection:
            return _load(connection, path)
    except (OSError, EOFError, ValueError, KeyError) as error:
        raise StoreError(f"{path} 读不出来（{type(error).__name__}），政策库没有改动；请换一个备份文件。") from error


def is_dump(path: Path) -> bool:
    """Whether a file is a dump of a store."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            return bool(json.loads(file.readline(1_000))["format"] == FORMAT)
    except (OSError, EOFError, ValueError, KeyError, TypeError):
        return False


def _load(connection: Connection, path: Path) -> int:
    count = 0
    with gzip.open(path, "rt", encoding="utf-8") as file:
        head = json.loads(next(file))
        migrate_within(connection, "base")
        migrate_within(connection, head["schema"])
        found = MetaData()
        found.reflect(connection)
        for name, rows in _tables(file):
            table = found.tables[name]
            later: list[dict[str, Any]] = []
            for batch in rows:
                connection.execute(table.insert(), [_typed(table, _held_back(table, row, later)) for row in batch])
                count += len(batch)
            _add_held_back(connection, table, later)
            _mend_sequence(connection, table)
        migrate_within(connection)
    return count


def _tables(file: IO[str]) -> Iterator[tuple[str, Iterator[list[dict[str, Any]]]]]:
    """Each table with its rows in batches, in the order of the file."""
    head = json.loads(next(file))
    while head is not None:
        columns: list[str] = head["columns"]
        following: list[Any] = []

        def rows(columns: list[str] = columns, following: list[Any] = following) -> Iterator[list[dict[str, Any]]]:
            batch = []
            for line in file:
                data = json.loads(line)
                if isinstance(data, dict):
                    following.append(data)
                    break
                batch.append(dict(zip(columns, data, strict=True)))
                if len(batch) == BATCH:
                    yield batch
                    batch = []
            if batch:
                yield batch

        yield head["table"], rows()
        head = following[0] if following else None


def _inward(table: Any) -> list[str]:
    """Columns that refer to rows of the same table (the place above a place), which may come after."""
    return [column.name for column in table.columns if any(key.column.table is table for key in column.foreign_keys)]


def _held_back(table: Any, row: dict[str, Any], later: list[dict[str, Any]]) -> dict[str, Any]:
    """A row without what refers to other rows of its table; that goes to `later`."""
    values = {name: row[name] for name in _inward(table) if row[name] is not None}
    if values:
        later.append({f"key_{column.name}": row[column.name] for column in table.primary_key} | values)
    return row | dict.fromkeys(values)


def _add_held_back(connection: Connection, table: Any, later: list[dict[str, Any]]) -> None:
    if later:
        mine = [column == bindparam(f"key_{column.name}") for column in table.primary_key]
        for row in later:
            connection.execute(table.update().where(*mine).values({name: row[name] for name in _inward(table) if name in row}), row)


def _typed(table: Any, row: dict[str, Any]) -> dict[str, Any]:
    """A row with days and times as the database wants them."""
    return {name: _value(table.columns[name].type, value) for name, value in row.items()}


def _value(kind: Any, value: Any) -> Any:
    if not isinstance(value, str) or isinstance(kind, JSON):
        return value
    wanted = kind.python_type
    if wanted is datetime:
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if wanted is date else value


def _mend_sequence(connection: Connection, table: Any) -> None:
    """Let PostgreSQL number new rows after those that were put in with their numbers."""
    keys = list(table.primary_key)
    if connection.dialect.name == "postgresql" and len(keys) == 1 and isinstance(keys[0].type, Integer):
        name = keys[0].name
        sequence = f"pg_get_serial_sequence('{table.name}', '{name}')"
        connection.execute(text(f"SELECT setval({sequence}, (SELECT coalesce(max({name}), 0) + 1 FROM {table.name}), false)"))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, (date, datetime)) else value


def _line(file: IO[str], data: Any) -> None:
    file.write(json.dumps(data, ensure_ascii=False) + "\n")
