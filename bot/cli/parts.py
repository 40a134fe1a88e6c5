"""The parts of the running system: how each is started, and where it says that it is healthy."""

import errno
import shlex
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.cli.training import rasa_environment
from bot.errors import PortTakenError, SettingsError
from bot.settings import PREFIX, ROOT, Settings

ACTIONS = "动作服务"
DIALOGUE = "对话服务"
DESK = "座席台"

ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "OMP_WAIT_POLICY": "passive"}
"""One message is too small to share among threads: those that wait for each other take the processor from the other messages."""


@dataclass(frozen=True)
class Part:
    """A process: its name for people and for its log, the command, its environment, and the address that answers once it is ready."""

    name: str
    log: str
    command: str
    environment: Mapping[str, str]
    health: str
    folder: Path = ROOT


def parts_of(settings: Settings, model: Path) -> tuple[Part, ...]:
    """The action server, Rasa with the trained `model`, and the desk."""
    environment = rasa_environment(settings) | ONE_THREAD
    local, desk = reached(settings.host), reached(settings.desk.host)
    rasa = ["run", "--model", str(model), "--interface", settings.host, "--port", str(settings.port)]
    rasa += ["--endpoints", "endpoints.yml", "--credentials", "credentials.yml"]
    return (
        Part(ACTIONS, "actions.log", _python("actions"), environment, f"http://127.0.0.1:{settings.actions_port}/healthz"),
        Part(DIALOGUE, "rasa.log", _python("bot.nlu.process", *rasa), environment, f"http://{local}:{settings.port}/readyz?only=model"),
        Part(DESK, "desk.log", _python("bot.desk"), environment, f"http://{desk}:{settings.desk.port}/readyz"),
    )


def reached(host: str) -> str:
    """Where this machine reaches what listens on `host`."""
    return "127.0.0.1" if host == "0.0.0.0" else host


def _python(module: str, *arguments: str) -> str:
    return shlex.join(["exec", sys.executable, "-m", module, *arguments])


def check_ports(settings: Settings) -> None:
    """Raise `PortTakenError` where another program listens on a port that a part needs, `SettingsError` where none can listen there."""
    desk, talk = (settings.desk.host, settings.desk.port, "DESK_", DESK), (settings.host, settings.port, "", DIALOGUE)
    for host, port, setting, name in (talk, ("127.0.0.1", settings.actions_port, "", ACTIONS), desk):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError as error:
                if error.errno == errno.EADDRINUSE:
                    raise PortTakenError(port, name) from None
                raise SettingsError(f"{PREFIX}{setting}HOST", f"{host}:{port}", "本机可以监听的地址和端口，如 127.0.0.1:5005") from error
