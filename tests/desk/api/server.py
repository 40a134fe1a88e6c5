"""The API on a real uvicorn server of this process, and what a person types to ask it."""

import shlex
import threading
import time
from contextlib import contextmanager

import httpx
import uvicorn


@contextmanager
def running(app):
    """Serve `app` on a port of its own; gives its address."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, ws="none", proxy_headers=False, log_level="info", log_config=None))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 60
    while not server.started:
        assert thread.is_alive() and time.monotonic() < deadline
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(30)


def curl(command, address):
    """Do what a line of the documentation does (`-G`, `-i`, `-H`, `-d`, `--data-urlencode`), at another address."""
    words = iter(shlex.split(command)[1:])
    url, headers, form, body, get = "", {}, [], None, False
    for word in words:
        if word == "-G":
            get = True
        elif word == "-H":
            name, _, value = next(words).partition(": ")
            headers[name] = value.encode()
        elif word == "-d":
            body = next(words)
        elif word == "--data-urlencode":
            form.append(tuple(next(words).split("=", 1)))
        elif word != "-i":
            assert not word.startswith("-") and not url, command
            url = word.replace("http://127.0.0.1:5010", address)
    assert get or not form
    method = "GET" if body is None else "POST"
    return httpx.request(method, url, params=form or None, content=body, headers=headers, timeout=60)
