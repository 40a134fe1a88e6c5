"""Files for the browser, from one folder: with ETag, gzipped where that is accepted, and none from outside the folder."""

import gzip
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Dict, Mapping, Optional

from sanic import response
from sanic.request import Request
from sanic.response import HTTPResponse

TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}
PACKED = (".js", ".css", ".html", ".json", ".svg")
LIFE = "no-cache"
"""A browser asks each time whether a file has changed (a reply of a few bytes where not): parts of two versions do not work together."""
HEADERS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Vary": "Accept-Encoding", "Cache-Control": LIFE}


@dataclass(frozen=True)
class File:
    """A file as it is sent: whole, packed (None where packing gains nothing), its type and its tag."""

    body: bytes
    packed: Optional[bytes]
    kind: str
    tag: str


class Folder:
    """The files of a folder that a browser may have. A file that changes on the disk is read anew."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()

    def reply(self, request: Request, name: str, more: Optional[Mapping[str, str]] = None) -> Optional[HTTPResponse]:
        """The file `name` with the headers `more`; None where there is none of a known type."""
        path = self._path(name)
        if path is None:
            return None
        stat = path.stat()
        file = _read(path, stat.st_mtime_ns, stat.st_size)
        headers: Dict[str, str] = {**HEADERS, **(more or {}), "ETag": file.tag}
        if file.tag in request.headers.get("if-none-match", ""):
            return response.empty(status=304, headers=headers)
        if file.packed is not None and "gzip" in request.headers.get("accept-encoding", ""):
            return response.raw(file.packed, content_type=file.kind, headers={**headers, "Content-Encoding": "gzip"})
        return response.raw(file.body, content_type=file.kind, headers=headers)

    def _path(self, name: str) -> Optional[Path]:
        if "\x00" in name or any(part.startswith(".") for part in name.split("/")):
            return None
        path = (self._root / name).resolve()
        return path if path.suffix in TYPES and path.is_relative_to(self._root) and path.is_file() else None


@lru_cache(maxsize=256)
def _read(path: Path, _changed: int, _size: int) -> File:
    body = path.read_bytes()
    packed = gzip.compress(body, 9, mtime=0) if path.suffix in PACKED else None
    tag = f'W/"{sha256(body).hexdigest()[:16]}"'  # weak: the same for both ways of sending
    return File(body, packed if packed is not None and len(packed) < len(body) else None, TYPES[path.suffix], tag)
