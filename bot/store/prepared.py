"""Statements that PostgreSQL plans once for each connection, not each time: planning took two thirds of a look-up.

A statement asks for it by the execution option `PREPARED`. psycopg2 has no prepared statements of its own, SQL has (PREPARE and EXECUTE);
`plan_cache_mode=force_generic_plan` says that the plan need not know the values (PostgreSQL 15, "PREPARE", notes).
"""

import re
from itertools import count
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine, ExceptionContext

PREPARED = "xinshimin_prepared"
_PARAMETER = re.compile(r"%\((\w+)\)s")
_OUT_OF_DATE = ("0A000", "26000")  # PostgreSQL's codes: its tables have changed; no statement of this name on the connection
_names = count()


def prepare_on(engine: Engine) -> None:
    """Let statements with the option `PREPARED` be planned once for each connection of `engine`, which is PostgreSQL's."""
    event.listen(engine, "connect", _plan_without_values)
    event.listen(engine, "before_cursor_execute", _prepared, retval=True)
    event.listen(engine, "handle_error", _forget)


def as_prepared(statement: str, name: str) -> tuple[str, str]:
    """Return the commands that prepare a statement with named parameters (`%(day)s`) as `name`, and that execute it."""
    parameters = list(dict.fromkeys(_PARAMETER.findall(statement)))
    numbered = _PARAMETER.sub(lambda hit: f"${parameters.index(hit[1]) + 1}", statement).replace("%%", "%")
    given = ", ".join(f"%({parameter})s" for parameter in parameters)
    return f"PREPARE {name} AS {numbered}", f"EXECUTE {name} ({given})" if given else f"EXECUTE {name}"


def _plan_without_values(connection: Any, _record: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET plan_cache_mode = force_generic_plan")
    connection.commit()


def _prepared(connection: Connection, cursor: Any, statement: str, parameters: Any, context: Any, many: bool) -> tuple[str, Any]:
    if many or context is None or not context.execution_options.get(PREPARED):
        return statement, parameters
    known = connection.info.setdefault(PREPARED, {})
    if statement not in known:
        prepare, known[statement] = as_prepared(statement, f"xinshimin_{next(_names)}")
        cursor.execute(prepare)
    return known[statement], parameters


def _forget(context: ExceptionContext) -> None:
    """Give up a connection whose prepared statements are out of date: the next one prepares them anew."""
    if getattr(context.original_exception, "pgcode", None) in _OUT_OF_DATE:
        context.is_disconnect = True
