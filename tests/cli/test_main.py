"""The entry of the command line."""

import os
import subprocess
import sys
from pathlib import Path

COMMAND = str(Path(sys.executable).with_name("xinshimin"))


def test_help_names_every_command(run):
    output = run("--help").output
    assert all(name in output for name in ("serve", "train", "ask", "region", "topics", "policy", "store", "rasa"))


def test_an_error_is_one_sentence_and_exit_code_1(tmp_path):
    environment = os.environ | {"XINSHIMIN_HOME": str(tmp_path), "XINSHIMIN_PORT": "seventy"}
    done = subprocess.run([COMMAND, "store", "build"], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("错误：设置 XINSHIMIN_PORT=seventy 不能用") and len(done.stderr.strip().splitlines()) == 1
