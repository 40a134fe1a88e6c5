"""A version as a policy.yml, and back."""

import re
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from bot.editing.edits import Edited, in_words
from bot.editing.proposals import Proposals, plain_condition, to_entries
from bot.errors import PolicyFileError
from bot.importer.document_facts import FACTS, write_fact
from bot.importer.notice import load_facts
from bot.importer.suggestions.suggestion import Suggestion
from bot.policy.clause import Annotation, Clause
from bot.policy.notice import Notice

HEAD = "# proposed 下面是机器的建议，不算标注；要采纳一条，把它的 accept 改成 true，不要的条件整条删去。\n"
LINE_ENDS = re.compile("[\n\r\x85\u2028\u2029]")


class _Dumper(yaml.SafeDumper):
    """Writes a value that comes twice twice, without a reference to the first."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _write_text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    """A text; one that holds a line end which YAML would fold stands in quotes, where it is spelt out."""
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if LINE_ENDS.search(text) else None)


_Dumper.add_representer(str, _write_text)


def to_yml(notice: Notice, stamp: int, proposals: Proposals = MappingProxyType({})) -> str:
    """The facts, annotations and bureaus of a version, and what is proposed beside them.

    `stamp` says how often its content was changed before.
    """
    document: dict[str, Any] = {"id": notice.document.id}
    document |= {fact.name: write_fact(fact, notice.document) for fact in FACTS}
    data = {
        "revision": notice.document.revision,
        "stamp": stamp,
        "document": document,
        "clauses": {clause.path: entry_of(notice, clause, proposals.get(clause.path)) for clause in notice.clauses},
    }
    return (HEAD if proposals else "") + yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)


def from_yml(path: Path) -> Edited:
    """Read an edited policy.yml; raises `PolicyFileError` where it is none."""
    data = load_facts(path)
    document_id = data["document"].get("id")
    if not isinstance(document_id, str):
        raise PolicyFileError(str(path), "document 下缺少 id，请用 policy export 导出的文件来改。")
    return Edited(path, document_id, data.get("revision"), data.get("stamp"), data, in_words)


def entry_of(notice: Notice, clause: Clause, suggestion: Suggestion | None = None) -> dict[str, Any]:
    """What a policy.yml says of one clause, and what is proposed for it."""
    annotations = notice.annotations.get(clause.path, ())
    entry = {
        "kind": notice.kinds.get(clause.path),
        "bureaus": [{"name": bureau.name, "role": bureau.role} for bureau in clause.bureaus],
        "topics": {annotation.topic: _annotation(annotation) for annotation in annotations},
    }
    return entry if suggestion is None else entry | {"proposed": to_entries(suggestion)}


def _annotation(annotation: Annotation) -> dict[str, Any]:
    return {
        "quote": annotation.quote,
        "kind": annotation.kind,
        "strength": annotation.strength,
        "audience": annotation.audience,
        "conditions": [plain_condition(condition) for condition in annotation.conditions],
    }
