"""What something was made of, as one short text: to see whether it is stale."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

IGNORED = ("__pycache__", ".DS_Store")


def fingerprint(paths: Iterable[Path], *extra: str) -> str:
    """SHA-256 over the names and bytes of all files below `paths` (a file or a folder each) and over `extra`; the order does not matter."""
    digest = hashlib.sha256()
    for root in sorted(paths):
        files = [root] if root.is_file() else sorted(path for path in root.rglob("*") if path.is_file())
        for path in files:
            if any(part in IGNORED for part in path.parts):
                continue
            name = path.name if root.is_file() else path.relative_to(root).as_posix()
            digest.update(f"{root.name}/{name}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
    for text in extra:
        digest.update(f"\0{text}".encode())
    return digest.hexdigest()
