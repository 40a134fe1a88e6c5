"""What each clause says to which topic, as people write it, checked against the clauses: every fault is named, none is passed on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.errors import UnknownTopicError
from bot.importer.proposed import take_accepted
from bot.policy.bureau import Bureau
from bot.policy.clause import KINDS, Annotation, Clause, Kind
from bot.policy.condition import FIELDS, OPERATORS, Condition
from bot.policy.topics import topic


@dataclass(frozen=True)
class Problem:
    """A fault: in which clause, topic (`-` for none) and condition (by order), and why."""

    clause: str
    topic: str
    why: str
    condition: int | None = None


@dataclass
class Entries:
    """Kinds and annotations by path of the clause, and the bureaus of the clauses for which they are given; and all faults."""

    kinds: dict[str, Kind] = field(default_factory=dict)
    annotations: dict[str, tuple[Annotation, ...]] = field(default_factory=dict)
    bureaus: dict[str, tuple[Bureau, ...]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_entries(data: Mapping[str, Any], clauses: Sequence[Clause], complete: bool = True) -> Entries:
    """Read `data` (path → kind, topics, bureaus; `proposed` where accepted). `complete` wants an entry and a kind for every clause."""
    texts = {clause.path: clause.text for clause in clauses}
    found = Entries(problems=list(_paths(data, texts, complete)))
    for path, entry in data.items():
        if path in texts:
            _read_entry(found, path, texts[path], entry or {}, complete)
    return found


def _paths(data: Mapping[str, Any], texts: Mapping[str, str], complete: bool) -> Iterator[Problem]:
    for path in sorted(set(data) - set(texts)):
        yield Problem(path, "-", "原文中没有这一条")
    for path in sorted(set(texts) - set(data)) if complete else ():
        yield Problem(path, "-", "这一条还没有标注")


def _read_entry(found: Entries, path: str, text: str, entry: Mapping[str, Any], complete: bool) -> None:
    entry, wrong = take_accepted(entry)
    annotations: list[Annotation] = []
    problems = [Problem(path, key, why) for key, why in wrong]
    for key, value in (entry.get("topics") or {}).items():
        faults = list(_problems(path, key, text, value or {}))
        problems += faults
        if not faults:
            annotations.append(_annotation(key, value))
    found.annotations[path] = tuple(annotations)
    kind = entry.get("kind") or (annotations[0].kind if annotations else None)
    if kind in KINDS:
        found.kinds[path] = kind
    elif entry.get("kind") or (complete and not problems):
        problems.append(Problem(path, "-", f"kind 应为 {'、'.join(KINDS)} 之一"))
    if "bureaus" in entry:
        problems += [Problem(path, "-", why) for why in _bureau_problems(entry["bureaus"] or ())]
        found.bureaus[path] = tuple(Bureau(one.get("name"), one.get("role")) for one in entry["bureaus"] or ())
    found.problems += problems


def _bureau_problems(bureaus: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for one in bureaus:
        if not one.get("name") or one.get("role") not in ("lead", "joint"):
            yield "责任单位要有名称，role 应为 lead 或 joint"


def _problems(path: str, key: str, text: str, value: Mapping[str, Any]) -> Iterator[Problem]:
    try:
        topic(key)
    except UnknownTopicError:
        yield Problem(path, key, "没有这个主题")
        return
    missing = [name for name in ("quote", "kind", "strength") if not value.get(name)]
    if missing:
        yield Problem(path, key, f"缺少 {'、'.join(missing)}")
        return
    if str(value["quote"]) not in text:
        yield Problem(path, key, f"“{str(value['quote'])[:20]}”不在条款原文里")
    if value["kind"] not in KINDS or value["strength"] not in ("direct", "weak"):
        yield Problem(path, key, "kind 或 strength 的值不对")
    for index, condition in enumerate(value.get("conditions") or ()):
        for why in _condition_problems(text, condition):
            yield Problem(path, key, why, index)


def _condition_problems(text: str, data: Mapping[str, Any]) -> Iterator[str]:
    missing = [name for name in ("field", "requires", "quote") if not data.get(name)]
    if missing:
        yield f"缺少 {'、'.join(missing)}"
        return
    if str(data["quote"]) not in text:
        yield f"条件“{str(data['quote'])[:20]}”不在条款原文里"
    if data["field"] not in FIELDS or data.get("op") not in (None, *OPERATORS):
        yield f"条件“{data['requires']}”的 field 或 op 不认识"


def _annotation(key: str, value: Mapping[str, Any]) -> Annotation:
    conditions = tuple(_condition(one) for one in value.get("conditions") or ())
    return Annotation(key, value["quote"], value["kind"], value["strength"], value.get("audience"), conditions)


def _condition(data: Mapping[str, Any]) -> Condition:
    value = data.get("value")
    return Condition(
        data["field"],
        data["requires"],
        data["quote"],
        data.get("op"),
        tuple(value) if isinstance(value, list) else value,
        data.get("any_of"),
    )
