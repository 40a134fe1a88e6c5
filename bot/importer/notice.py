"""A notice as a folder holds it: `source.txt` as published, and `policy.yml` with its facts and what each clause says to which topic."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from bot.errors import AnnotationError, PolicyFileError
from bot.importer.document_facts import FACTS, parse_fact
from bot.importer.entries import Entries, read_entries
from bot.importer.pipeline import import_file
from bot.policy.citation import sha256
from bot.policy.clause import Clause
from bot.policy.document import Document
from bot.policy.notice import Notice

SOURCE = "source.txt"
FACTS_FILE = "policy.yml"
NEEDED = ("id", "title", "region", "status")


def find_notices(root: Path) -> list[Path]:
    """Folders of notices below `root`, in the order of their names."""
    return sorted(path.parent for path in root.glob(f"*/*/{FACTS_FILE}"))


def read_notice(folder: Path) -> Notice:
    """Read and check the notice in `folder`; its facts, each with its words, are found again in the source.

    Raises `PolicyFileError` for files that cannot be read, and `AnnotationError` for an annotation whose words do not stand in its clause.
    """
    path = folder / FACTS_FILE
    data = load_facts(path)
    missing = [key for key in NEEDED if not data["document"].get(key)]
    if missing:
        raise PolicyFileError(str(path), f"document 下缺少 {'、'.join(missing)}，请补上。")
    draft = import_file(data["document"]["id"], folder / SOURCE)
    entries = read_entries(data["clauses"], draft.clauses)
    for problem in entries.problems:
        raise AnnotationError(str(path), problem.clause, problem.topic, problem.why)
    return Notice(
        document=_document(path, data["document"], f"{folder.parent.name}/{folder.name}/{SOURCE}", draft.text),
        text=draft.text,
        clauses=with_bureaus(draft.clauses, entries),
        segments=tuple(draft.segments),
        kinds=entries.kinds,
        annotations=entries.annotations,
        warnings=tuple(draft.warnings),
        facts=tuple(draft.facts),
    )


def load_facts(path: Path) -> Mapping[str, Any]:
    """What a policy.yml holds, with `document` and `clauses` in any case; raises `PolicyFileError`."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise PolicyFileError(str(path), f"读不出来（{type(error).__name__}），请检查文件。") from error
    data = data if isinstance(data, dict) else {}
    parts: dict[str, Any] = {name: data.get(name) if isinstance(data.get(name), dict) else {} for name in ("document", "clauses")}
    return data | parts


def with_bureaus(clauses: list[Clause] | tuple[Clause, ...], entries: Entries) -> tuple[Clause, ...]:
    """The clauses with the bureaus that the entries give; the others keep theirs."""
    return tuple(replace(clause, bureaus=entries.bureaus[clause.path]) if clause.path in entries.bureaus else clause for clause in clauses)


def _document(path: Path, data: Mapping[str, Any], source_file: str, text: str) -> Document:
    values = {}
    for fact in FACTS:
        try:
            values[fact.field] = parse_fact(fact, data.get(fact.name))
        except ValueError as error:
            raise PolicyFileError(str(path), f"{error}，请改正。") from None
    return Document(id=data["id"], source_file=source_file, sha256=sha256(text), **values)
