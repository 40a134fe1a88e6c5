"""An index that tells of flaws as PyPI does, on a port of this machine."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


@pytest.fixture
def index():
    """`index.flaws[("name", "version")]` is what it tells; of a version that is not there it says 404. `index.address` is where it is."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self):
            name, version = self.path.split("/")[2:4]
            told = server.flaws.get((name, version))
            self.send_response(404 if told is None else 200)
            self.end_headers()
            self.wfile.write(b"" if told is None else told if isinstance(told, bytes) else json.dumps({"vulnerabilities": told}).encode())

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.flaws, server.address = {}, f"http://127.0.0.1:{server.server_port}/pypi"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def flaw():
    """A flaw as PyPI tells it."""

    def flaw(name="GHSA-aaaa", aliases=("CVE-2099-1",), **more):
        return {"id": name, "aliases": list(aliases), "summary": "Something is wrong.", "fixed_in": ["9.9"], "withdrawn": None, **more}

    return flaw
