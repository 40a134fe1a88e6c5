"""Save the whole store to a file and bring it back, while it is being used.

SQLite copies itself page by page (its online backup); PostgreSQL uses its own pg_dump and pg_restore where they are there and fit the
server. Else, and to move from one to the other, there is the portable form of `bot.store.portable`.
"""

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Literal

from sqlalchemy import inspect

from bot.errors import StoreError
from bot.store.database import LOCKING, PATIENCE, Database, migrate
from bot.store.portable import dump, is_dump, load
from bot.store.tables import metadata

Form = Literal["sqlite", "pg_dump", "portable"]
SQLITE_MARK, PG_DUMP_MARK = b"SQLite format 3\0", b"PGDMP"


def backup(database: Database, path: Path, portable: bool = False) -> Form:
    """Save the store to `path`, which appears only when it is whole; return the form that it has."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + ".part")
    unfinished.unlink(missing_ok=True)
    try:
        form = _save(database, unfinished, portable)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return form


def restore(database: Database, path: Path) -> Form:
    """Put the store of a backup in the place of the one that is there, all or nothing, and bring its tables up to date.

    Raises `StoreError` for a file that is no backup of this kind of database.
    """
    form = form_of(path)
    if form == "sqlite" and database.dialect.name == "sqlite":
        _restore_sqlite(database, path)
    elif form == "pg_dump" and database.dialect.name == "postgresql":
        _restore_postgresql(database, path)
    elif form == "portable":
        load(database, path)
    else:
        raise StoreError(f"{path} 是另一种数据库的备份，政策库没有改动；请在原来的数据库上用 store backup --portable 重做一份。")
    migrate(database)
    return form


def form_of(path: Path) -> Form:
    """What a file is; raises `StoreError` for one that is no backup."""
    try:
        with path.open("rb") as file:
            start = file.read(16)
    except OSError:
        raise StoreError(f"{path} 打不开，政策库没有改动；请检查路径。") from None
    if start == SQLITE_MARK:
        return "sqlite"
    if start.startswith(PG_DUMP_MARK):
        return "pg_dump"
    if is_dump(path):
        return "portable"
    raise StoreError(f"{path} 不是政策库的备份，政策库没有改动；请换一个文件。")


def _save(database: Database, path: Path, portable: bool) -> Form:
    if not portable and database.dialect.name == "sqlite":
        _copy_sqlite(database.url.database, path)
        return "sqlite"
    if not portable and _dumped(database, path):
        return "pg_dump"
    path.unlink(missing_ok=True)
    dump(database, path)
    return "portable"


def _copy_sqlite(source: str, target: Path) -> None:
    with closing(sqlite3.connect(source, timeout=PATIENCE / 1000)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new, pages=1_000, sleep=0.01)
        new.execute("PRAGMA journal_mode=DELETE")
        _check_sqlite(new, target)


def _restore_sqlite(database: Database, path: Path) -> None:
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as old:
        _check_sqlite(old, path)
        with closing(sqlite3.connect(database.url.database, timeout=PATIENCE / 1000)) as new:
            new.execute("PRAGMA journal_mode=WAL")
            old.backup(new)  # all pages in one transaction


def _check_sqlite(connection: sqlite3.Connection, path: Path) -> None:
    try:
        (found,) = connection.execute("PRAGMA integrity_check").fetchone()
        connection.execute("SELECT count(*) FROM documents")
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{path} 坏了（{error}），政策库没有改动；请换一个备份文件。") from None
    if found != "ok":
        raise StoreError(f"{path} 坏了（{found}），政策库没有改动；请换一个备份文件。")


def _restore_postgresql(database: Database, path: Path) -> None:
    """Have pg_restore write the commands, and psql run them once the tables that are there are locked and dropped, in one transaction."""
    environment, name = _address(database)
    programs = [shutil.which(program) for program in ("pg_restore", "psql")]
    if not all(programs):
        raise StoreError(f"{path} 要用 pg_restore 和 psql 恢复，没有找到，政策库没有改动；请装上，或用 --portable 的备份。")
    with tempfile.TemporaryDirectory() as folder:
        first, script = Path(folder) / "first.sql", Path(folder) / "script.sql"
        tables = ", ".join(f'"{table}"' for table in _tables())
        first.write_text(f"{LOCKING}\nDROP TABLE IF EXISTS {tables} CASCADE;\n", encoding="utf-8")
        run = [str(programs[1]), "--no-psqlrc", "--quiet", "--single-transaction", "--set", "ON_ERROR_STOP=1", "--dbname", name]
        commands = (
            [str(programs[0]), "--no-owner", "--exit-on-error", "--file", str(script), str(path)],
            [*run, "--file", str(first), "--file", str(script)],
        )
        for command in commands:
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
            if done.returncode != 0:
                why = (done.stderr.strip().splitlines() or ["没有说原因"])[-1]
                raise StoreError(f"{path} 恢复不了（{why}），政策库没有改动；请换一个备份文件，或用 --portable 的备份。")


def _tables() -> list[str]:
    """The tables of the store; others that share its database are left alone."""
    return [*metadata.tables, "alembic_version"]


def _dumped(database: Database, path: Path) -> bool:
    """Whether pg_dump is there, fits the server, and has written the store to `path`."""
    found = shutil.which("pg_dump")
    environment, name = _address(database)
    there = set(inspect(database).get_table_names()) & set(_tables())
    chosen = [f'--table="{table}"' for table in sorted(there)]
    if found is None or not there:
        return False
    command = [found, "--format=custom", "--no-owner", "--file", str(path), *chosen, "--dbname", name]
    return subprocess.run(command, env=environment, capture_output=True, check=False).returncode == 0


def _address(database: Database) -> tuple[Mapping[str, str], str]:
    """Where the database is, as PostgreSQL's programs are told; a password stays out of the list of processes."""
    url = database.url
    given = {"PGHOST": url.host or url.query.get("host"), "PGPORT": url.port, "PGUSER": url.username, "PGPASSWORD": url.password}
    return os.environ | {name: str(value) for name, value in given.items() if value}, str(url.database)
