"""A notice as a folder holds it: `source.txt` as published, and `policy.yml` with its facts and what each clause says to which topic."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from bot.errors import AnnotationError, PolicyFileError, UnknownTopicError
from bot.importer.pipeline import import_file
from bot.policy.citation import sha256
from bot.policy.clause import KINDS, Annotation, Kind
from bot.policy.condition import FIELDS, OPERATORS, Condition
from bot.policy.document import STATUSES, Document
from bot.policy.notice import Notice
from bot.policy.topics import topic

SOURCE = "source.txt"
FACTS = "policy.yml"
NEEDED = ("id", "title", "region", "status")


def find_notices(root: Path) -> list[Path]:
    """Folders of notices below `root`, in the order of their names."""
    return sorted(path.parent for path in root.glob(f"*/*/{FACTS}"))


def read_notice(folder: Path) -> Notice:
    """Read and check the notice in `folder`.

    Raises `PolicyFileError` for files that cannot be read, and `AnnotationError` for an annotation whose words do not stand in its clause.
    """
    facts = folder / FACTS
    data = _load(facts)
    draft = import_file(data["document"]["id"], folder / SOURCE)
    entries = data.get("clauses") or {}
    _check_paths(facts, {clause.path for clause in draft.clauses}, set(entries))
    texts = {clause.path: clause.text for clause in draft.clauses}
    annotations = {path: tuple(_annotations(facts, path, texts[path], entry)) for path, entry in entries.items()}
    return Notice(
        document=_document(facts, data["document"], f"{folder.parent.name}/{folder.name}/{SOURCE}", draft.text),
        text=draft.text,
        clauses=tuple(draft.clauses),
        segments=tuple(draft.segments),
        kinds={path: _kind(facts, path, entry, annotations[path]) for path, entry in entries.items()},
        annotations=annotations,
        warnings=tuple(draft.warnings),
    )


def _load(facts: Path) -> Mapping[str, Any]:
    try:
        data = yaml.safe_load(facts.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise PolicyFileError(str(facts), f"读不出来（{type(error).__name__}），请检查文件。") from error
    document = (data.get("document") if isinstance(data, dict) else None) or {}
    missing = [key for key in NEEDED if not document.get(key)]
    if missing:
        raise PolicyFileError(str(facts), f"document 下缺少 {'、'.join(missing)}，请补上。")
    return data  # type: ignore[no-any-return]  # a mapping, by the lines above


def _check_paths(facts: Path, found: set[str], annotated: set[str]) -> None:
    for path in sorted(annotated - found):
        raise AnnotationError(str(facts), path, "-", "原文中没有这一条")
    for path in sorted(found - annotated):
        raise AnnotationError(str(facts), path, "-", "这一条还没有标注")


def _document(facts: Path, data: Mapping[str, Any], source_file: str, text: str) -> Document:
    if data["status"] not in STATUSES:
        raise PolicyFileError(str(facts), f"status 应为 {'、'.join(STATUSES)} 之一，请改正。")
    days = {key: _day(facts, key, data.get(key)) for key in ("issued_on", "printed_on", "effective_on", "expires_on", "checked_on")}
    return Document(
        id=data["id"],
        title=data["title"],
        number=data.get("number"),
        issuers=tuple(data.get("issuers") or ()),
        region_code=str(data["region"]),
        audience=data.get("audience"),
        status=data["status"],
        based_on=tuple(data.get("based_on") or ()),
        source_file=source_file,
        source_url=data.get("source_url"),
        sha256=sha256(text),
        notes=data.get("notes"),
        **days,
    )


def _day(facts: Path, key: str, value: Any) -> date | None:
    if value is None or isinstance(value, date):
        return value
    raise PolicyFileError(str(facts), f"{key} 应为日期（如 2024-05-23），请改正。")


def _kind(facts: Path, path: str, entry: Mapping[str, Any], annotations: tuple[Annotation, ...]) -> Kind:
    kind = entry.get("kind") or (annotations[0].kind if annotations else None)
    if kind not in KINDS:
        raise AnnotationError(str(facts), path, "-", f"kind 应为 {'、'.join(KINDS)} 之一")
    return kind


def _annotations(facts: Path, path: str, text: str, entry: Mapping[str, Any]) -> Iterator[Annotation]:
    for key, value in (entry.get("topics") or {}).items():
        try:
            topic(key)
        except UnknownTopicError:
            raise AnnotationError(str(facts), path, key, "没有这个主题") from None
        _check_words(facts, path, key, value, ("quote", "kind", "strength"))
        if value["quote"] not in text:
            raise AnnotationError(str(facts), path, key, f"“{value['quote'][:20]}”不在条款原文里")
        if value["kind"] not in KINDS or value["strength"] not in ("direct", "weak"):
            raise AnnotationError(str(facts), path, key, "kind 或 strength 的值不对")
        conditions = tuple(_condition(facts, path, key, text, one) for one in value.get("conditions") or ())
        yield Annotation(key, value["quote"], value["kind"], value["strength"], value.get("audience"), conditions)


def _check_words(facts: Path, path: str, key: str, data: Mapping[str, Any], needed: tuple[str, ...]) -> None:
    missing = [name for name in needed if not data.get(name)]
    if missing:
        raise AnnotationError(str(facts), path, key, f"缺少 {'、'.join(missing)}")


def _condition(facts: Path, path: str, key: str, text: str, data: Mapping[str, Any]) -> Condition:
    _check_words(facts, path, key, data, ("field", "requires", "quote"))
    if data["quote"] not in text:
        raise AnnotationError(str(facts), path, key, f"条件“{data['quote'][:20]}”不在条款原文里")
    if data["field"] not in FIELDS or data.get("op") not in (None, *OPERATORS):
        raise AnnotationError(str(facts), path, key, f"条件“{data['requires']}”的 field 或 op 不认识")
    value = data.get("value")
    return Condition(
        data["field"],
        data["requires"],
        data["quote"],
        data.get("op"),
        tuple(value) if isinstance(value, list) else value,
        data.get("any_of"),
    )
