"""`xinshimin policy diff`: what changed between two versions, clause by clause and word by word."""

from dataclasses import asdict
from typing import Any

import typer

from bot.cli.console import JSON_OPTION, print_json, say
from bot.cli.editing import opened, plain
from bot.errors import LifecycleError
from bot.policy.changes import Changes, ClauseChange, Words, compare
from bot.store.database import Transaction, reading
from bot.store.notices import load_notice
from bot.store.revisions import find_revision, revisions_of

LABELS = {"added": "新增", "removed": "删去", "changed": "改动", "moved": "换了编号", "annotated": "标注有变"}
MARKS = {"equal": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}
NEAR = 20


def diff_documents(
    first: str = typer.Argument(..., help="文件的标识（比较最后两版），或较早的版本，如 baotou-2024-47@1"),
    second: str | None = typer.Argument(None, help="较新的版本，如 baotou-2024-47@2"),
    as_json: bool = JSON_OPTION,
) -> None:
    """逐条比较两个版本：[-删去的字-] {+加上的字+}。"""
    _, database = opened()
    with reading(database) as connection:
        old, new = _versions(connection, first, second)
        before, after = load_notice(connection, old), load_notice(connection, new)
    assert before is not None and after is not None, "the versions were found in this transaction"
    changes = compare(before, after)
    if as_json:
        facts = [plain({"name": one.name, "old": _plain(one.old), "new": _plain(one.new)}) for one in changes.facts]
        print_json({"old": old, "new": new, "facts": facts, "clauses": [asdict(one) for one in changes.clauses]})
        return
    say(f"{old} → {new}")
    _say(changes)


def _versions(connection: Transaction, first: str, second: str | None) -> tuple[str, str]:
    if second is not None:
        return find_revision(connection, first).id, find_revision(connection, second).id
    new = find_revision(connection, first)
    earlier = [one for one in revisions_of(connection, new.document.id) if one.n < new.n]
    if not earlier:
        raise LifecycleError(new.id, "是这份文件唯一的版本", "没有可比较的旧版本，请再写一个版本")
    published = [one for one in earlier if one.stored == "published"]
    return (published or earlier)[-1].id, new.id


def _say(changes: Changes) -> None:
    for fact in changes.facts:
        say(f"事实 {fact.name}：{_plain(fact.old)} → {_plain(fact.new)}")
    for clause in changes.clauses:
        say(f"\n{LABELS[clause.change]}  {_path(clause)}")
        if clause.what:
            say(f"  另有变化：{'、'.join(clause.what)}")
        if clause.change in ("added", "removed", "changed"):
            say("  " + "".join(map(_words, clause.words)))
    counts = {name: sum(one.change == change for one in changes.clauses) for change, name in LABELS.items()}
    say("\n" + ("，".join(f"{name} {count} 条" for name, count in counts.items() if count) or "条款没有变化") + "。")


def _path(clause: ClauseChange) -> str:
    moved = clause.old_path is not None and clause.old_path != clause.path
    return f"{clause.old_path} → {clause.path}" if moved else clause.path


def _words(words: Words) -> str:
    before, after = MARKS[words.op]
    text = words.text
    if words.op == "equal" and len(text) > 2 * NEAR + 5:
        text = f"{text[:NEAR]}……{text[-NEAR:]}"
    return before + text + after


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value.isoformat() if hasattr(value, "isoformat") else value
