"""A Redis of the tests' own: started in a folder of theirs on a free port, stopped afterwards."""

import shutil
import socket
import subprocess
import time
from contextlib import contextmanager, suppress

from tests.ports import free_port


@contextmanager
def redis_running(folder):
    """Address of a running Redis, and its process."""
    program, port = shutil.which("redis-server"), free_port()
    assert program, "no Redis: run make install-test, or install redis-server"
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder), "--save", "", "--appendonly", "no"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            break
        time.sleep(0.05)
    try:
        yield f"redis://127.0.0.1:{port}/0", process
    finally:
        process.kill()
        process.wait(timeout=20)
