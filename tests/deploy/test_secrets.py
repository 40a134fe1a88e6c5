"""Known secrets in the environment and in files: after errors of every kind they stand in no log, no page and no command line."""

import os
from pathlib import Path

import pytest
import requests

pytestmark = pytest.mark.servers
PARTS = ("nginx", "dialogue-1", "dialogue-2", "actions-1", "actions-2", "desk", "postgresql", "redis")


@pytest.fixture
def secrets(layout):
    """What nobody may read: passwords of the databases, the key of the web channel, the token of the account."""
    kept = {file.read_text().strip() for file in (layout.home / "secrets").iterdir()}
    given = {value for name, value in layout.environment.items() if any(word in name for word in ("SECRET", "TOKEN", "KEY", "PASSWORD"))}
    passwords = {text.split("://", 1)[1].split("@")[0].rsplit(":", 1)[-1] for text in kept | given if "://" in text and "@" in text}
    found = {one for one in kept | given | passwords if len(one) > 7 and not Path(one).exists()}
    assert len(found) >= 2, found
    return found


@pytest.fixture
def errors(layout):
    """Everything that goes wrong on purpose; what came back."""
    said = []

    def ask(address, path, method="GET", **more):
        reply = requests.request(method, address + path, verify=str(layout.door.certificate), timeout=20, allow_redirects=False, **more)
        said.append(f"{reply.headers} {reply.text}")

    for address in (layout.address, layout.desk_address):
        for path in ("/nowhere", "/api/v1/topics/no", "/api/v1/answer?q=", "/api/v1/answer?as_of=x", "/webhooks/web/events", "/accounts"):
            ask(address, path)
            ask(address, path, "POST", data=b"\xff{", headers={"Content-Type": "application/json", "Authorization": "Bearer x.y.z"})
    for body in (b"", b"<xml>", b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><xml>&a;</xml>"):
        ask(layout.address, "/webhooks/wechat/webhook?signature=x&timestamp=1&nonce=2", "POST", data=body)
    ask(layout.desk_address, "/sign-in", "POST", data={"csrf": "x", "name": "admin", "password": "x"})
    for worker in layout.workers:  # past nginx, as from inside
        for path in ("/webhooks/rest/webhook", "/model/parse", "/conversations/x/tracker", "/webhooks/web/sessions"):
            reply = requests.post(f"http://127.0.0.1:{worker.port}{path}", data=b"\xff", timeout=20)
            said.append(f"{reply.headers} {reply.text}")
    return "\n".join(said)


def test_no_reply_and_no_log_tells_a_secret(layout, secrets, errors):
    logs = "\n".join(layout.keeper.log(name) for name in PARTS)
    written = "\n".join(
        path.read_text(errors="replace") for path in layout.home.rglob("*.log") if path.is_file() and path.stat().st_size < 50_000_000
    )
    assert len(logs) > 1000
    for where, text in (("replies", errors), ("logs", logs), ("files", written)):
        assert not [secret for secret in secrets if secret in text], where
    assert "Traceback" not in errors


def test_no_command_line_tells_a_secret_and_no_stranger_reads_the_files(layout, secrets):
    lines = [Path(f"/proc/{layout.keeper.pid(name)}/cmdline").read_text() for name in PARTS if name != "actions-2"]
    assert not [secret for secret in secrets for line in lines if secret in line]
    for file in (layout.home / "secrets").iterdir():
        assert file.stat().st_mode & 0o007 == 0, file
        assert os.access(file, os.R_OK)
