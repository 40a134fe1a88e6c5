"""A PostgreSQL of the tests' own: started in a folder of theirs, reached through a socket there, stopped and deleted afterwards.

Which programs, and as whom root runs them, is as `python -m deploy.local` has it.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import create_engine

from deploy.local.servers import find_programs, other_user

SPEED = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=64MB", "max_connections=50", "autovacuum=off"]


class Server:
    """A running PostgreSQL and its databases."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.count = folder, 0
        self.admin = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT", future=True)

    def url(self, name: str) -> str:
        """Address of a database."""
        return f"postgresql://tester@/{name}?host={self.folder}"

    def create(self, template: str = "template0") -> str:
        """A new database like `template`; returns its name."""
        self.count += 1
        name = f"d{os.getpid()}_{self.count}"
        with self.admin.connect() as connection:
            connection.exec_driver_sql(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return name

    def drop(self, name: str) -> None:
        """Delete a database, whoever is connected to it."""
        with self.admin.connect() as connection:
            connection.exec_driver_sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@contextmanager
def running(settings: Sequence[str] = SPEED) -> Iterator[Server]:
    """Start a server with `settings`; stop it in the end."""
    programs, who = find_programs(), other_user()
    identity = {} if who is None else {"user": who[0], "group": who[1]}
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))  # short: the path of a socket has at most 107 characters
    if who is not None:
        os.chown(folder, *who)
    folder.chmod(0o755)
    data, options = folder / "data", " ".join(f"-c {one}" for one in settings)

    def run(*command: str) -> None:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, check=False, env={"LC_ALL": "C", "PATH": os.environ["PATH"]}, **identity
        )
        assert done.returncode == 0, done.stdout + done.stderr

    try:
        run(f"{programs}/initdb", "-D", str(data), "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        start = f"-k {folder} -c listen_addresses='' {options}"
        run(f"{programs}/pg_ctl", "-D", str(data), "-w", "-t", "60", "-l", str(folder / "log"), "-o", start, "start")
        server = Server(folder)
        yield server
        server.admin.dispose()
    finally:
        with suppress(AssertionError):
            run(f"{programs}/pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)
