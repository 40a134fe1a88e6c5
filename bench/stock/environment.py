"""An environment for the stock pipeline: what `uv.lock` names, with the extra `tensorflow`; the project's own stays without."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from importlib.metadata import distributions
from pathlib import Path

from bot.settings import ROOT

NAME = "stock-env"


def stock_python(folder: Path) -> Path:
    """Install what is missing into an environment below `folder`, and return its interpreter; raises `CalledProcessError`."""
    environment = folder / NAME
    command = [str(find_uv()), "sync", "--quiet", "--frozen", "--no-default-groups", "--no-install-project", "--extra", "tensorflow"]
    settings = {"UV_PROJECT_ENVIRONMENT": str(environment), "UV_PYTHON_DOWNLOADS": "never"}
    subprocess.run([*command, "--python", sys.executable], cwd=ROOT, env={**os.environ, **settings}, check=True)
    return environment / "bin" / "python"


def find_uv(prefix: Path = Path(sys.prefix), environment: Mapping[str, str] = os.environ) -> Path:
    """The uv that `make` brought, beside the running environment, else the one on the path; raises `FileNotFoundError`."""
    brought = prefix.parent / ".tools" / "bin" / "uv"
    found = str(brought) if brought.is_file() else shutil.which("uv", path=environment.get("PATH", ""))
    if found is None:
        raise FileNotFoundError("没有找到 uv，请用 make bench 运行。")
    return Path(found)


def versions_in(environment: Path, names: frozenset[str]) -> dict[str, str]:
    """Versions of the packages `names` that are installed in an environment."""
    folders = [str(folder) for folder in (environment / "lib").glob("python*/site-packages")]
    found = {(one.metadata["Name"] or "").lower(): one.version for one in distributions(path=folders)}
    return {name: found[name] for name in sorted(names) if name in found}
