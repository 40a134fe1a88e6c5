"""Another host: a network namespace behind a bridge in a third one, so that a cut in between is seen by neither end as a cable pulled."""

import os
import subprocess
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from deploy.local.keeper import Process
from deploy.local.servers import OWNER, PostgreSQL, Redis

OPTIONS = "-c max_wal_size=64MB -c min_wal_size=32MB -c checkpoint_timeout=30s"


def ip(*arguments):
    subprocess.run(["ip", *arguments], check=True, capture_output=True)


def can_make_hosts():
    """Whether this machine lets us."""
    return os.geteuid() == 0 and subprocess.run(["unshare", "-n", "-m", "true"], check=False, capture_output=True).returncode == 0


class OtherHost:
    """`address` is where it is reached from here."""

    def __init__(self):
        number = os.getpid() % 60_000
        self.name, self.between, self.link = f"xh{number}", f"xb{number}", f"xl{number}"
        third, fourth = number // 240, number % 240
        self.here, self.address = f"10.{200 + third % 50}.{fourth}.1", f"10.{200 + third % 50}.{fourth}.2"

    def make(self):
        for name in (self.name, self.between):
            ip("netns", "add", name)
            ip("-n", name, "link", "set", "lo", "up")
        ip("-n", self.between, "link", "add", "bridge", "type", "bridge")
        ip("-n", self.between, "link", "set", "bridge", "up")
        ip("link", "add", self.link, "type", "veth", "peer", "name", "here", "netns", self.between)
        ip("-n", self.between, "link", "add", "there", "type", "veth", "peer", "name", "eth0", "netns", self.name)
        for port in ("here", "there"):
            ip("-n", self.between, "link", "set", port, "master", "bridge")
            ip("-n", self.between, "link", "set", port, "up")
        ip("addr", "add", f"{self.here}/30", "dev", self.link)
        ip("link", "set", self.link, "up")
        ip("-n", self.name, "addr", "add", f"{self.address}/30", "dev", "eth0")
        ip("-n", self.name, "link", "set", "eth0", "up")

    def cut(self):
        """Nothing comes through any more, and no end hears of it."""
        ip("-n", self.between, "link", "set", "there", "down")

    def mend(self):
        ip("-n", self.between, "link", "set", "there", "up")

    def remove(self):
        for command in (("link", "del", self.link), ("netns", "del", self.name), ("netns", "del", self.between)):
            with suppress(subprocess.CalledProcessError):
                ip(*command)

    def runs(self, process: Process) -> Process:
        """The same process on that host."""
        who = [] if process.user is None else ["setpriv", f"--reuid={process.user[0]}", f"--regid={process.user[1]}", "--clear-groups"]
        return replace(process, command=("nsenter", f"--net=/run/netns/{self.name}", *who, *process.command), user=None)


@dataclass(frozen=True)
class FarPostgreSQL(PostgreSQL):
    """On another host."""

    host: OtherHost

    def url(self, database):
        return f"postgresql://{OWNER}:{self.password}@{self.host.address}:{self.port}/{database}"

    def make(self):
        super().make()
        with (self.folder / "data" / "pg_hba.conf").open("a") as file:
            file.write("host all all samenet scram-sha-256\n")

    def process(self):
        process = super().process()
        command = [part.replace("listen_addresses=127.0.0.1", f"listen_addresses={self.host.address}") for part in process.command]
        return self.host.runs(replace(process, command=(*command, *OPTIONS.split())))


@dataclass(frozen=True)
class FarRedis(Redis):
    """On another host."""

    host: OtherHost

    @property
    def url(self):
        return f"redis://:{self.password}@{self.host.address}:{self.port}/0"

    def make(self):
        super().make()
        file = self.folder / "redis.conf"
        file.write_text(file.read_text().replace("bind 127.0.0.1", f"bind {self.host.address}"))

    def process(self):
        return self.host.runs(super().process())


class Disk:
    """A small file system of its own at `folder`."""

    def __init__(self, folder: Path, size: str):
        self.folder, self.size = folder, size

    def mount(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={self.size},mode=755", "xinshimin-test", str(self.folder)], check=True)

    def fill(self):
        """Not a byte is left."""
        with suppress(OSError), (self.folder / "filler").open("ab", buffering=0) as file:
            while True:
                file.write(b"\0" * 4096)

    def free(self):
        (self.folder / "filler").unlink()

    def unmount(self):
        subprocess.run(["umount", "-l", str(self.folder)], check=False)
