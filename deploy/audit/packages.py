"""What is audited: the names and versions that `uv export` prints."""

import re
from dataclasses import dataclass

PINNED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?==([^\s;\\]+)")


@dataclass(frozen=True, order=True)
class Package:
    """A locked package: its normalised name (PEP 503) and its version."""

    name: str
    version: str


def packages_of(listed: str) -> list[Package]:
    """The packages of a list of requirements, each version once, by name. Raises `ValueError` for one that is not pinned."""
    found = set()
    for line in listed.splitlines():
        if not line.strip() or line.lstrip().startswith(("#", "--hash")):
            continue
        pinned = PINNED.match(line.strip())
        if pinned is None:
            raise ValueError(f"没有锁定版本的依赖：{line.strip()}")
        found.add(Package(normalised(pinned[1]), pinned[2]))
    return sorted(found)


def normalised(name: str) -> str:
    """The name as PyPI compares it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()
