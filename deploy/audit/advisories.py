"""Known flaws of a version, as PyPI's JSON interface tells them (https://docs.pypi.org/api/json/, `vulnerabilities`)."""

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import requests

from deploy.audit.packages import Package

ADDRESS = "https://pypi.org/pypi"
PATIENCE = 15  # seconds for one reply
TOGETHER = 8  # questions at once


@dataclass(frozen=True)
class Finding:
    """A flaw of a package: all names it goes by (GHSA-…, PYSEC-…, CVE-…), what it is, and the versions without it."""

    package: Package
    names: frozenset[str]
    summary: str
    fixed_in: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name that people look up: CVE before GHSA before PYSEC."""
        return min(self.names)


class Advisories:
    """Asks the interface at `address` for each package."""

    def __init__(self, address: str = ADDRESS) -> None:
        self._address = address.rstrip("/")

    def of(self, packages: Iterable[Package]) -> dict[Package, list[Finding] | None]:
        """The findings of each package; None for one of which nothing could be learned."""
        packages = list(packages)
        first, rest = packages[:TOGETHER], packages[TOGETHER:]
        with ThreadPoolExecutor(TOGETHER) as pool:
            told = list(pool.map(self._ask, first))
            reached = any(findings is not None for findings in told)  # else nobody is asked for the others
            return dict(zip(packages, told + (list(pool.map(self._ask, rest)) if reached else [None] * len(rest)), strict=True))

    def _ask(self, package: Package) -> list[Finding] | None:
        try:
            reply = requests.get(f"{self._address}/{package.name}/{package.version}/json", timeout=PATIENCE)
            told = reply.json().get("vulnerabilities") if reply.ok else None
        except (requests.RequestException, ValueError, AttributeError):
            return None
        return None if told is None else [_finding(package, one) for one in told if not one.get("withdrawn")]


def _finding(package: Package, told: Mapping[str, Any]) -> Finding:
    names = frozenset([told["id"], *(told.get("aliases") or ())])
    text = " ".join(str(told.get("summary") or told.get("details") or "").split())
    return Finding(package, names, text[:160], tuple(told.get("fixed_in") or ()))
