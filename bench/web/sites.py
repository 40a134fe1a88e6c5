"""Two sites that differ only in the chat that they put on their page: ours, and rasa-webchat from npm, each as its documentation says."""

import gzip
import json
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from bot.settings import ROOT

VERSION = "1.0.1"  # as in deploy/install/bring-rasa-webchat.sh
PEER = f"rasa-webchat@{VERSION}"
PEER_FOLDER = ROOT / ".tools" / "rasa-webchat"
PEER_SCRIPT = PEER_FOLDER / VERSION / "package" / "lib" / "index.js"
HEAD = '<meta charset="utf-8"><title>site</title><link rel="icon" href="data:,">'
PAGE = '<!doctype html><html lang="zh-CN"><head>' + HEAD + "</head><body>{body}</body></html>"
OURS = '<script type="module" src="{server}/webhooks/web/widget/xinshimin-chat.js"></script><xinshimin-chat></xinshimin-chat>'
THEIRS = '<div id="webchat"></div><script src="/webchat.js"></script><script>WebChat.default({options}, null)</script>'


def bring_peer() -> Path:
    """Bring the other widget with npm, once; returns its script."""
    subprocess.run(["sh", str(ROOT / "deploy" / "install" / "bring-rasa-webchat.sh"), str(PEER_FOLDER)], check=True)
    return PEER_SCRIPT


@contextmanager
def serving(server: str, peer: Path) -> Iterator[str]:
    """Serve both sites, gzipped as a web server would; yields their address."""
    options = json.dumps({"socketUrl": server, "socketPath": "/socket.io/", "title": "chat"})
    files = {
        "/ours": ("text/html", PAGE.format(body=OURS.format(server=server)).encode()),
        "/theirs": ("text/html", PAGE.format(body=THEIRS.format(options=options)).encode()),
        "/webchat.js": ("text/javascript", peer.read_bytes()),
    }
    packed = {path: (kind, gzip.compress(body, 9)) for path, (kind, body) in files.items()}

    class Site(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            kind, body = packed.get(self.path, ("text/plain", gzip.compress(b"")))
            self.send_response(200 if self.path in packed else 404)
            for name, value in {
                "Content-Type": f"{kind}; charset=utf-8",
                "Content-Encoding": "gzip",
                "Content-Length": str(len(body)),
            }.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *given: object) -> None:
            """Nothing is logged."""

    site = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    yield f"http://localhost:{site.server_port}"
    site.shutdown()
