"""New sentences as a patch of the training data, for somebody to review and `git apply`."""

from collections import defaultdict
from collections.abc import Iterable
from difflib import unified_diff
from io import StringIO
from pathlib import Path

from bot.errors import ExamplesError
from bot.learning.sentences import Sentence

INDENT = "      - "
NO_END = "\\ No newline at end of file\n"
BRACKETS = str.maketrans("[]{}", "［］｛｝")


def patch_of(root: Path, sentences: Iterable[Sentence]) -> str:
    """The patch that adds `sentences` at the ends of their files below `data/nlu` of the project at `root`; empty for none.

    Raises `ExamplesError` for an intent that has no file.
    """
    by_intent: dict[str, list[str]] = defaultdict(list)
    for one in sentences:
        by_intent[one.intent].append(_line(one.text))
    return "".join(_change(root, intent, lines) for intent, lines in sorted(by_intent.items()))


def file_of(sentences: Iterable[Sentence]) -> str:
    """`sentences` as a file of training data, for `xinshimin nlu check`."""
    by_intent: dict[str, list[str]] = defaultdict(list)
    for one in sentences:
        by_intent[one.intent].append(_line(one.text))
    blocks = (f"  - intent: {intent}\n    examples: |\n{''.join(lines)}" for intent, lines in sorted(by_intent.items()))
    return 'version: "3.1"\nnlu:\n' + "".join(blocks)


def _change(root: Path, intent: str, lines: list[str]) -> str:
    path = next((one for one in (root / "data" / "nlu").rglob("*.yml") if one.stem == intent), None)
    if path is None:
        raise ExamplesError(intent)
    before = StringIO(path.read_text(encoding="utf-8")).readlines()
    after = [line if line.endswith("\n") else f"{line}\n" for line in before] + lines
    name = path.relative_to(root).as_posix()
    changed = unified_diff(before, after, f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else f"{line}\n{NO_END}" for line in changed)


def _line(text: str) -> str:
    """A sentence as the files write it: on one line, without the brackets that would mark a part of it."""
    return f"{INDENT}{' '.join(text.split()).translate(BRACKETS)}\n"
