"""The layout of production, started once; and the tools that look at files of deployment where no container engine is."""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from deploy.local.layout import Layout

ROOT = Path(__file__).parents[2]
CHECKS = ROOT / ".tools" / "deploy-checks" / "bin"


@pytest.fixture(scope="session")
def models(request):
    """Where a trained model is: that of `server`, which trains one anyway, or what the environment names."""
    if not os.environ.get("XINSHIMIN_MODELS"):
        request.getfixturevalue("server")
    return os.environ.get("XINSHIMIN_MODELS") or str(request.getfixturevalue("server_home") / "models")


@pytest.fixture(scope="package")
def layout(models):
    """The running layout: two workers, with an account of WeChat that only its address needs."""
    home = Path(tempfile.mkdtemp(prefix="layout", dir="/tmp"))
    home.chmod(0o755)  # PostgreSQL, which root runs as another user, comes through
    account = {"WECHAT_TOKEN": "LayoutToken9f3c7a", "WECHAT_MODE": "plain", "WECHAT_APPID": "wx0123456789abcdef"}
    environment = {"XINSHIMIN_MODELS": models, **{f"XINSHIMIN_{name}": value for name, value in account.items()}}
    layout = Layout(home, environment=environment)
    try:
        layout.start()
        yield layout
    finally:
        layout.stop()
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def tool():
    """Runs a tool of `.tools/deploy-checks`; returns what it printed. What it finds wrong fails the test."""

    def run(name, *arguments, **more):
        command = [str(CHECKS / name), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, **more)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


@pytest.fixture(scope="session")
def check_kubernetes():
    """Compares Kubernetes objects with the schema of their kind; what does not fit fails the test."""
    code = "import json, sys, kubernetes_validate as k\nfor one in json.load(sys.stdin): k.validate(one, sys.argv[1], strict=True)\n"

    def check(objects, version):
        done = subprocess.run(
            [str(CHECKS / "python"), "-c", code, version], input=json.dumps(objects), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr[-2000:]

    return check
