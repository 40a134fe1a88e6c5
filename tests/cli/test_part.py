"""`xinshimin part`: one part of the running system in the foreground."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli.part import NAMES, named
from bot.cli.parts import parts_of
from bot.errors import ModelError
from bot.settings import ROOT, load_settings
from bot.trained import CURRENT


@pytest.fixture
def settings(tmp_path):
    settings = load_settings({}, home=tmp_path / "home", models=tmp_path / "models")
    (settings.models / "one").mkdir(parents=True)
    (settings.models / "one.tar.gz").write_bytes(b"")
    (settings.models / CURRENT).write_text(json.dumps({"archive": "one.tar.gz", "intents": "one", "fingerprint": "f"}))
    return settings


def test_each_name_is_one_of_the_parts_that_serve_starts(settings):
    assert [named(settings, name) for name in NAMES] == list(parts_of(settings, settings.models / "one.tar.gz"))


def test_without_a_model_it_says_how_to_get_one(tmp_path):
    with pytest.raises(ModelError, match="xinshimin train"):
        named(load_settings({}, home=tmp_path), "dialogue")


def test_another_name_is_refused_with_the_names_that_there_are(run):
    result = run("part", "nginx")
    assert result.exit_code == 2 and all(name in result.output for name in NAMES)


def test_the_process_becomes_the_part_with_its_environment_in_the_project_folder(tmp_path):
    """The number of the process stays: what keeps processes running stops and watches the part itself."""
    code = "import os; print(os.getpid(), os.environ['PART_SAYS'], os.environ['KEPT'], os.getcwd(), flush=True)"
    part = (
        f"Part('名', 'x.log', shlex.join(['exec', sys.executable, '-c', {code!r}]), {{'PART_SAYS': 'hello'}}, '', Path({str(tmp_path)!r}))"
    )
    start = f"import shlex, sys; from pathlib import Path; from bot.cli.part import become; from bot.cli.parts import Part; become({part})"
    process = subprocess.Popen(
        [sys.executable, "-c", start], cwd=ROOT, env={**os.environ, "KEPT": "yes"}, stdout=subprocess.PIPE, text=True
    )
    pid, said, kept, folder = process.communicate(timeout=60)[0].split()
    assert (int(pid), said, kept, Path(folder)) == (process.pid, "hello", "yes", tmp_path.resolve())
