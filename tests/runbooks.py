"""The commands of the runbooks, as they are written."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^ *```sh\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)


def commands(page: str, section: str = "") -> list[str]:
    """The commands of a runbook, or of one section of it (before the first one for the page's own name), a block at a time."""
    text = (ROOT / "docs/runbooks" / f"{page}.md").read_text(encoding="utf-8")
    if section:
        parts = dict(part.partition("\n")[::2] for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:])
        text = text.split("\n## ")[0] if section == page else parts[section]
    return ["\n".join(line.strip() for line in block.splitlines()) for block in BLOCK.findall(text)]
