"""The form of a body of the directory."""

import hashlib
from collections.abc import Mapping
from datetime import date

from bot.answer.departments import Departments
from bot.desk.fields import text_of
from bot.editing.scope import Scope
from bot.errors import RowsError, WrongRow
from bot.policy.body import Body
from bot.store.bodies.directory import BodyDirectory
from bot.store.bodies.facts import FIELDS, Known, read_body
from bot.store.bodies.sheet import COLUMNS
from bot.store.bodies.together import check_together


def body_in(fields: Mapping[str, str], scope: Scope, directory: BodyDirectory, today: date) -> Body:
    """The body that a form describes; raises `RowsError` with all that is wrong, and `OutOfPlaceError` for a place outside `scope`."""
    facts = {name: text_of(fields.get(name, "")) for name in FIELDS}
    known = Known({region.code for region in scope.gazetteer}, Departments.open().labels, today)
    body, wrong = read_body(facts, known)
    if body is not None:
        scope.check(body.region_code)
        others = [one for one in directory.at([body.region_code]) if one.key != body.key]
        wrong = [problem for _, problem in check_together([(1, body)], others)]
    if body is None or wrong:
        raise RowsError("部门", tuple(WrongRow(COLUMNS[one.field][0], one.why) for one in wrong))
    return body


def digest(body: Body | None) -> str:
    """Tells whether a body is as it was; empty for none."""
    return hashlib.sha256(repr(body).encode()).hexdigest()[:16] if body else ""


def shown(body: Body | None) -> dict[str, str]:
    """The facts of a body as the form shows them, by name; empty ones for a new body."""
    values = {name: getattr(body, name) if body else None for name in FIELDS}
    return {name: "、".join(value) if isinstance(value, tuple) else str(value or "") for name, value in values.items()}
