"""Check bodies against each other: no body twice, and every successor leads to a body that exists."""

from collections.abc import Collection, Sequence

from bot.policy.body import Body
from bot.store.bodies.facts import Problem

Row = tuple[int, Body]


def check_together(rows: Sequence[Row], others: Collection[Body] = ()) -> list[tuple[int, Problem]]:
    """What is wrong between the bodies of `rows` (each with its row number), given `others` that stay as they are."""
    problems = []
    first: dict[tuple[str, str], int] = {}
    for number, body in rows:
        if body.key in first:
            problems.append((number, Problem("name", f"与第 {first[body.key]} 行是同一个部门，请合并成一行")))
        first.setdefault(body.key, number)
    known = {body.key: body for body in (*others, *(body for _, body in rows))}
    for number, body in rows:
        if body.successor and (body.region_code, body.successor) not in known:
            problems.append((number, Problem("successor", f"没有名为 {body.successor} 的部门，请把它也写成一行")))
        elif body.successor and _leads_back(body, known):
            problems.append((number, Problem("successor", "后继单位绕了一圈又回到自己，请改正")))
    return problems


def _leads_back(body: Body, known: dict[tuple[str, str], Body]) -> bool:
    seen: set[tuple[str, str]] = set()
    at: Body | None = body
    while at is not None and at.successor:
        if at.key in seen:
            return True
        seen.add(at.key)
        at = known.get((at.region_code, at.successor))
    return False
