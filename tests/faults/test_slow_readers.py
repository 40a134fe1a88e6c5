"""A citizen who opens a stream and does not read: nobody waits for them, no process keeps it all, and nothing that was said is lost."""

import socket
import ssl
import time
from pathlib import Path

import psutil
import pytest

from bot.channels.web.tokens import Signer
from bot.conversations.outbox import Said
from bot.settings import load_settings
from bot.wiring import open_conversations
from tests.channels.web.client import parsed
from tests.faults.citizens import Citizen

pytestmark = pytest.mark.servers
LINE = "字" * 7_000
KERNEL = int(Path("/proc/sys/net/ipv4/tcp_wmem").read_text().split()[2])  # bytes that nginx can hand over with nobody reading
LINES = max(600, 3 * KERNEL // len(LINE.encode()))  # more than 12 MB, and more than that
SPARE = 80 * 2**20  # bytes that a process may grow by


def test_a_reader_who_does_not_read(layout):
    slow, other = Citizen(layout), Citizen(layout)
    outbox = open_conversations(load_settings(layout.environment)).outbox
    conversation = Signer(load_settings(layout.environment).web_secret).read(slow.headers["Authorization"])
    names = ("dialogue-1", "dialogue-2", "nginx")
    before = {name: psutil.Process(layout.keeper.pid(name)).memory_info().rss for name in names}
    with open_stream(layout, slow) as line:
        for number in range(LINES):
            outbox.add(conversation, "operator", Said(f"{number} {LINE}"))
        time.sleep(3)
        other.start()
        began = time.monotonic()
        while other.full_since(began) is None:
            assert time.monotonic() < began + 30 and other.fault is None
            time.sleep(0.1)
        other.stop()
        grown = {name: psutil.Process(layout.keeper.pid(name)).memory_info().rss - before[name] for name in names}
        assert max(grown.values()) < SPARE, grown
        hung_up = time.monotonic() + 90  # nginx waits 10 seconds for a client that takes nothing
        while held(layout, line):
            assert time.monotonic() < hung_up, "it was not slow enough to be dropped"
            time.sleep(0.5)
        got = everything(line)
    numbers = [number for name, number, _ in parsed(blocks(got)) if name == "message"]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) < LINES
    seen = numbers[-1] if numbers else 0
    rest = [event["seq"] for event in slow._request("GET", f"/events?after={seen}", headers=slow.headers).json()["events"]]
    assert numbers + rest == list(range(1, LINES + 1))


def open_stream(layout, citizen):
    """A stream through nginx of which only the head is read, with next to no room for more."""
    raw = socket.socket()
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    raw.settimeout(30)
    raw.connect(("127.0.0.1", layout.door.port))
    line = ssl.create_default_context(cafile=citizen.certificate).wrap_socket(raw, server_hostname="localhost")
    head = {"Host": f"localhost:{layout.door.port}", "Accept": "text/event-stream", **citizen.headers}
    lines = ["GET /webhooks/web/events HTTP/1.1", *(f"{name}: {value}" for name, value in head.items()), "", ""]
    line.sendall("\r\n".join(lines).encode())
    assert b" 200 " in line.recv(64)
    return line


def held(layout, line):
    """Whether nginx still has this line."""
    door, port = psutil.Process(layout.keeper.pid("nginx")), line.getsockname()[1]
    lines = [one for process in (door, *door.children()) for one in process.net_connections("tcp4")]
    return any(one.raddr and one.raddr.port == port for one in lines)


def blocks(got):
    """Whole events out of what came, which nginx sends in chunks; the last one may be a part."""
    rest, body = got.split(b"\r\n\r\n", 1)[1], b""
    while b"\r\n" in rest:
        size, rest = rest.split(b"\r\n", 1)
        body, rest = body + rest[: int(size, 16)], rest[int(size, 16) + 2 :]
    return [one + b"\n\n" for one in body.split(b"\n\n")[:-1]]


def everything(line):
    """What still comes until the line ends."""
    found = []
    try:
        while piece := line.recv(65536):
            found.append(piece)
    except (OSError, ssl.SSLError):
        pass
    return b"".join(found)
