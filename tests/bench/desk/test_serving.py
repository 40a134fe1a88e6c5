"""Waiting for the desk's process."""

import subprocess
import sys
from types import SimpleNamespace

import pytest

from bench.desk.serving import COLUMNS, wait_for


def test_a_desk_that_dies_is_told_with_its_log(tmp_path):
    log = tmp_path / "desk.log"
    log.write_text("why it died", encoding="utf-8")
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait(timeout=30)
    with pytest.raises(AssertionError, match="why it died"):
        wait_for(SimpleNamespace(health="http://127.0.0.1:9/healthz"), process, log)
    assert len(COLUMNS) == 6
