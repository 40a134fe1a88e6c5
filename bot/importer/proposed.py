"""Proposals that stand beside the annotations in a policy.yml or spreadsheet: one counts only where a person has set `accept` to true."""

from collections.abc import Iterator, Mapping
from typing import Any

Fault = tuple[str, str]
"""The topic that is meant (`-` for none), and why."""


def take_accepted(entry: Mapping[str, Any]) -> tuple[dict[str, Any], list[Fault]]:
    """The entry of a clause with what was accepted among its `proposed`, and without the rest; and all faults.

    A condition with `accept: false` in a proposal that is accepted is left out.
    """
    found = {name: value for name, value in entry.items() if name != "proposed"}
    topics = dict(found.get("topics") or {})
    faults: list[Fault] = []
    proposals = entry.get("proposed") or ()
    if not isinstance(proposals, list | tuple):
        return found, [("-", "proposed 应为一列建议")]
    for one in proposals:
        faults += _faults(one, topics, found.get("kind"))
        if not faults and one.get("accept"):
            if one.get("topic"):
                topics[one["topic"]] = one | {"conditions": list(_wanted(one))}
            else:
                found["kind"] = one.get("kind")
    return (found | {"topics": topics} if proposals else found), faults


def _faults(one: Any, topics: Mapping[str, Any], kind: Any) -> Iterator[Fault]:
    if not isinstance(one, dict):
        yield "-", "建议的写法不对，请重新导出"
    elif one.get("accept") not in (True, False, None):
        yield one.get("topic") or "-", "accept 应为 true（采纳）或 false"
    elif one.get("accept") and one.get("topic") in topics:
        yield one["topic"], "这个主题已经标注过，不能再采纳，请删去一处"
    elif one.get("accept") and not one.get("topic") and kind and kind != one.get("kind"):
        yield "-", "这一条已经有类别，不能再采纳另一个"


def _wanted(one: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for condition in one.get("conditions") or ():
        if condition.get("accept") is not False:
            yield condition
