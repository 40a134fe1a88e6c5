"""nginx before everything, with the one configuration of `deploy/nginx` and a site of this machine."""

import datetime
import shutil
import socket
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from deploy.local.keeper import Process

CONFIGURATION = Path(__file__).resolve().parents[1] / "nginx"
DEBIAN = "/usr/sbin/nginx"  # not on the path of ordinary users
NAME = "localhost"
LIFE = datetime.timedelta(days=30)


@dataclass(frozen=True)
class Door:
    """nginx in `folder`; citizens come to `port`, operators to `desk_port`, plain http to `plain_port`."""

    folder: Path
    port: int
    desk_port: int
    plain_port: int

    @property
    def certificate(self) -> Path:
        """The certificate, which signs itself."""
        return self.folder / "tls" / "certificate.pem"

    def make(self, workers: Sequence[int], desk: int) -> None:
        """Write the configuration for workers and a desk at these ports; raises `CalledProcessError` where nginx does not take it."""
        (self.folder / "run").mkdir(parents=True, exist_ok=True)
        shutil.copytree(CONFIGURATION, self.folder / "conf", dirs_exist_ok=True)
        site = self.folder / "conf" / "site"
        site.mkdir(exist_ok=True)
        if not self.certificate.exists():
            make_certificate(self.certificate)
        for name, lines in self._site(workers, desk).items():
            (site / name).write_text("\n".join([*lines, ""]), encoding="utf-8")
        subprocess.run([*self.command, "-t", "-q"], check=True)

    @property
    def command(self) -> tuple[str, ...]:
        """How it is started."""
        return (shutil.which("nginx") or DEBIAN, "-p", str(self.folder), "-c", str(self.folder / "conf" / "nginx.conf"))

    def process(self) -> Process:
        """What runs it."""
        return Process("nginx", (*self.command, "-g", "daemon off;"), lambda: all(map(listens, (self.port, self.desk_port))))

    def _site(self, workers: Sequence[int], desk: int) -> dict[str, list[str]]:
        key = self.certificate.with_name("key.pem")
        names = [f"server_name {NAME};", f"ssl_certificate {self.certificate};", f"ssl_certificate_key {key};"]
        servers = [f"server 127.0.0.1:{one} max_fails=2 fail_timeout=5s;" for one in workers]
        dialogue = ["upstream dialogue {", "hash $worker_key consistent;", *servers, "keepalive 64;", "}"]
        ports = (self.port, self.desk_port)
        return {
            "outside.conf": ["access_log /dev/stdout plain;"],
            "upstreams.conf": [*dialogue, "upstream desk {", f"server 127.0.0.1:{desk} max_fails=0;", "keepalive 16;", "}"],
            "citizens.conf": [f"listen 127.0.0.1:{self.port} ssl http2;", *names],
            "desk.conf": [f"listen 127.0.0.1:{self.desk_port} ssl http2;", *names, "allow 127.0.0.0/8;", "deny all;"],
            "strangers.conf": [f"listen 127.0.0.1:{port} ssl http2 default_server;" for port in ports],
            "plain.conf": [f"listen 127.0.0.1:{self.plain_port};", f"server_name {NAME};"],
        }


def make_certificate(file: Path) -> None:
    """Write a certificate for this machine, and its key beside it as key.pem."""
    file.parent.mkdir(parents=True, exist_ok=True)
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.datetime.now(datetime.timezone.utc)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now - datetime.timedelta(hours=1), now + LIFE)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME), x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, SHA256())
    )
    secret = file.with_name("key.pem")
    secret.touch(0o600)
    secret.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    file.write_bytes(made.public_bytes(Encoding.PEM))


def listens(port: int) -> bool:
    """Whether something listens at a port of this machine."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0
