"""A small REST channel: it answers as Rasa would, after a while; `python serving.py PORT` serves it alone."""

import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

SECONDS = 0.05
CLAUSES = [{"id": "a"}]


class Channel(BaseHTTPRequestHandler):
    """Answers every message about pensions; keeps who asked and how many asked at once."""

    senders: ClassVar[set[str]] = set()
    now = most = 0
    lock = threading.Lock()

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        cls = type(self)
        with cls.lock:
            cls.senders.add(body["sender"])
            cls.now += 1
            cls.most = max(cls.most, cls.now)
        time.sleep(SECONDS)
        with cls.lock:
            cls.now -= 1
        topic = "pension" if "养老" in body["message"] else "wage_arrears"
        answer = {"outcome": "answered", "topic": topic, "alternatives": [], "clauses": CLAUSES}
        data = json.dumps([{"text": "…"}, {"custom": {"answer": answer}}]).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args):
        """Silent."""


def serve(port, channel=Channel):
    return ThreadingHTTPServer(("127.0.0.1", port), channel)


if __name__ == "__main__":
    serve(int(sys.argv[1])).serve_forever()
