"""`python -m deploy.local`: what it says of itself; what it starts is tested in tests/deploy/test_layout.py."""

import os
import subprocess
import sys

from tests.deploy.conftest import ROOT


def test_it_says_how_it_is_used():
    command = [sys.executable, "-m", "deploy.local", "--help"]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, "COLUMNS": "200"}, capture_output=True, text=True, check=True)
    assert all(word in done.stdout for word in ("--workers", "--port", "--desk-port", "PostgreSQL"))


def test_what_cannot_start_is_ended_with_its_cause(tmp_path):
    """Here a file stands where the folder should."""
    (tmp_path / "taken").write_text("")
    done = subprocess.run(
        [sys.executable, "-m", "deploy.local", str(tmp_path / "taken")], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0 and "taken" in done.stderr
