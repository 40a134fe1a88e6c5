"""The whole layout: which processes there are, what each is told, and in which order they start."""

import os
import secrets
import socket
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import requests

from deploy.local.door import NAME, Door
from deploy.local.keeper import Keeper, Process
from deploy.local.servers import PostgreSQL, Redis

ROOT = Path(__file__).resolve().parents[2]
POLICIES, CONVERSATIONS = "policies", "conversations"
COMMAND = (sys.executable, "-m", "bot.cli.main")


@dataclass(frozen=True)
class Worker:
    """A Rasa process and the action server that belongs to it, by their ports."""

    port: int
    actions_port: int


class Layout:
    """nginx, `workers` pairs of Rasa and action server, the desk, PostgreSQL and Redis, with all their state below `home`.

    `environment` is told to every process of the product beside what the layout tells them. `port` is where citizens come, `desk_port`
    where operators do; 0 takes free ones.
    """

    def __init__(
        self, home: Path, workers: int = 2, environment: Mapping[str, str] | None = None, port: int = 0, desk_port: int = 0
    ) -> None:
        self.home = home
        port, desk_port, plain, database, redis, self.desk_inside, *inside = _ports(port, desk_port, 4 + 2 * workers)
        self.workers = tuple(Worker(*pair) for pair in zip(inside[::2], inside[1::2], strict=True))
        self.door = Door(home / "nginx", port, desk_port, plain)
        self.postgresql = PostgreSQL(home / "postgresql", database, self._secret("postgresql"))
        self.redis = Redis(home / "redis", redis, self._secret("redis"))
        self.keeper = Keeper(home / "logs")
        self._given = dict(environment or {})

    @property
    def address(self) -> str:
        """Where citizens come."""
        return f"https://{NAME}:{self.door.port}"

    @property
    def desk_address(self) -> str:
        """Where operators come."""
        return f"https://{NAME}:{self.door.desk_port}"

    def start(self) -> None:
        """Make what is missing, start everything in order, and return when all is ready; raises `RuntimeError` where a process is not."""
        self.home.mkdir(parents=True, exist_ok=True)
        self.postgresql.make()
        self.redis.make()
        self.keeper.start(self.postgresql.process(), self.redis.process())
        self.postgresql.create(POLICIES)
        self.postgresql.create(CONVERSATIONS)
        self._prepare()
        workers = [process for number, worker in enumerate(self.workers, 1) for process in self.parts_of(number, worker)]
        self.keeper.start(*workers, self.desk())
        self.door.make([worker.port for worker in self.workers], self.desk_inside)
        self.keeper.start(self.door.process())

    def stop(self) -> None:
        """End everything, nginx first."""
        self.keeper.stop()

    def parts_of(self, number: int, worker: Worker) -> tuple[Process, Process]:
        """The processes of a worker: its action server, then Rasa."""
        told = {**self.environment, "XINSHIMIN_PORT": str(worker.port), "XINSHIMIN_ACTIONS_PORT": str(worker.actions_port)}
        actions, rasa = f"http://127.0.0.1:{worker.actions_port}/healthz", f"http://127.0.0.1:{worker.port}/readyz?only=model"
        return (
            Process(f"actions-{number}", (*COMMAND, "part", "actions"), lambda: answers(actions), told),
            Process(f"dialogue-{number}", (*COMMAND, "part", "dialogue"), lambda: answers(rasa), told),
        )

    def desk(self) -> Process:
        """The process of the desk and the public API."""
        health = f"http://127.0.0.1:{self.desk_inside}/readyz"
        return Process("desk", (*COMMAND, "part", "desk"), lambda: answers(health), self.environment)

    @property
    def environment(self) -> dict[str, str]:
        """What every process of the product is told; passwords and keys stand in files."""
        urls = {"database_url": self.postgresql.url(POLICIES), "conversations_url": self.postgresql.url(CONVERSATIONS)}
        urls |= {"redis_url": self.redis.url, "web_secret": self._secret("web")}
        return {
            "PYTHONPATH": str(ROOT),
            "XINSHIMIN_HOME": str(self.home / "state"),
            "XINSHIMIN_CHANNELS": "web",
            "XINSHIMIN_PROXIES": "1",
            "XINSHIMIN_DESK_HTTPS": "yes",
            "XINSHIMIN_DESK_PORT": str(self.desk_inside),
            **{f"XINSHIMIN_{name.upper()}_FILE": str(self._file(name, value)) for name, value in urls.items()},
            **self._given,
        }

    def _prepare(self) -> None:
        """Databases, policy store and model, as on every other kind of deployment."""
        told = {**os.environ, **self.environment}
        done = subprocess.run([*COMMAND, "prepare"], cwd=ROOT, env=told, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"prepare failed:\n{done.stdout}{done.stderr}")

    def _secret(self, name: str) -> str:
        """A password of this home's own, made once."""
        file = self.home / "secrets" / name
        if not file.exists():
            self._file(name, secrets.token_urlsafe(32))
        return file.read_text(encoding="ascii")

    def _file(self, name: str, value: str) -> Path:
        file = self.home / "secrets" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.parent.chmod(0o700)
        file.touch(0o600)
        file.write_text(value, encoding="ascii")
        return file


def answers(address: str) -> bool:
    """Whether a process says that it is well."""
    with requests.Session() as session:
        session.trust_env = False  # a proxy named in the environment does not lead to this machine
        try:
            return bool(session.get(address, timeout=2).ok)
        except requests.RequestException:
            return False


def _ports(port: int, desk_port: int, more: int) -> list[int]:
    """The two ports that were asked for (free ones for 0), and `more` free ones."""
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(more + 2)]
    free = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return [port or free[0], desk_port or free[1], *free[2:]]
