"""The form of a clause: what it says to which topic, for whom and on what conditions, as a policy.yml has it and as a browser sends it."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import fields as members
from typing import Any

from bot.desk.fields import plain
from bot.editing.proposals import to_entries
from bot.importer.suggestions.suggestion import Suggestion
from bot.policy.bureau import Bureau

TOPICS, CONDITIONS = 8, 12
"""How many topics a clause, and conditions a topic, can have on the page; more are edited in a spreadsheet."""
LONG = 4_000
NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,6})?")
SEPARATOR = re.compile(r"[、，,；;\n]+")
Fields = Mapping[str, str]


def entry_in(fields: Fields, bureaus: tuple[Bureau, ...]) -> dict[str, Any]:
    """What a form says of a clause; raises ValueError for a value that cannot be read. `bureaus` are those that the clause has."""
    topics: dict[str, Any] = {}
    for number in range(TOPICS):
        topic = _field(fields, f"t{number}-topic")
        if not topic:
            continue
        if topic in topics:
            raise ValueError("同一个主题写了两次，请合并成一个")
        topics[topic] = {name: _field(fields, f"t{number}-{name}") or None for name in ("quote", "kind", "strength", "audience")}
        topics[topic]["conditions"] = list(_conditions(fields, f"t{number}-c"))
    entry: dict[str, Any] = {"kind": _field(fields, "kind") or None, "topics": topics}
    if (_field(fields, "lead"), _field(fields, "joint")) != written(bureaus):
        pairs = [(role, name) for role in ("lead", "joint") for name in SEPARATOR.split(_field(fields, role)) if name.strip()]
        entry["bureaus"] = [{"name": name.strip(), "role": role} for role, name in pairs]
    return entry


@dataclass(frozen=True)
class TypedCondition:
    """A condition as it was typed."""

    field: str
    requires: str
    quote: str
    op: str
    value: str
    any_of: str


@dataclass(frozen=True)
class TypedTopic:
    """What was typed of a topic."""

    topic: str
    quote: str
    kind: str
    strength: str
    audience: str
    conditions: tuple[TypedCondition, ...]


@dataclass(frozen=True)
class TypedClause:
    """A form as it was typed, so that nobody types it twice where a part of it does not fit."""

    kind: str
    bureaus: tuple[str, str]
    topics: tuple[TypedTopic, ...]


def typed_in(fields: Fields) -> TypedClause:
    """What a form holds, whether it fits or not; topics and conditions without a name are left out."""
    topics = []
    for number in range(TOPICS):
        head = f"t{number}-"
        read = [TypedCondition(*(_field(fields, f"{head}c{n}-{one.name}") for one in members(TypedCondition))) for n in range(CONDITIONS)]
        topic, quote, kind, strength, audience = (
            _field(fields, head + name) for name in ("topic", "quote", "kind", "strength", "audience")
        )
        topics.append(TypedTopic(topic, quote, kind, strength, audience, tuple(one for one in read if one.field)))
    bureaus = _field(fields, "lead"), _field(fields, "joint")
    return TypedClause(_field(fields, "kind"), bureaus, tuple(one for one in topics if one.topic))


def accepted_in(suggestion: Suggestion, fields: Fields) -> list[dict[str, Any]]:
    """The proposals that a form takes, each with the conditions that it takes; the form names them by their place in the list."""
    taken = []
    for number, entry in enumerate(to_entries(suggestion)):
        if f"p{number}" not in fields:
            continue
        if "conditions" in entry:
            entry["conditions"] = [one for index, one in enumerate(entry["conditions"]) if f"p{number}-c{index}" in fields]
        taken.append(entry | {"accept": True})
    return taken


def written(bureaus: tuple[Bureau, ...]) -> tuple[str, str]:
    """Leading and joint bureaus as the form shows them."""
    lead, joint = ("、".join(one.name for one in bureaus if one.role == role) for role in ("lead", "joint"))
    return lead, joint


def shown_value(value: Any) -> str:
    """The value of a condition as the form shows it: several as a list in brackets, a text that looks like something else in quotes."""
    if value is None:
        return ""
    if isinstance(value, str) and value and not NUMBER.fullmatch(value) and value[0] not in '["':
        return value
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)


def value_in(text: str) -> Any:
    """The value that somebody typed; raises ValueError for a list that is none."""
    if NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    if not text.startswith(("[", '"')):
        return text or None
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    if isinstance(found, str) or (isinstance(found, list) and all(isinstance(one, str) for one in found)):
        return found
    raise ValueError('多个值写成 ["甲", "乙"]')


def _conditions(fields: Fields, head: str) -> Iterator[dict[str, Any]]:
    for number in range(CONDITIONS):
        read = {name: _field(fields, f"{head}{number}-{name}") for name in ("field", "requires", "quote", "op", "any_of")}
        if read["field"]:
            yield {name: text or None for name, text in read.items()} | {"value": value_in(_field(fields, f"{head}{number}-value"))}


def _field(fields: Fields, name: str) -> str:
    return plain(fields.get(name, ""), LONG)
