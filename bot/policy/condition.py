"""What a clause asks of the person who wants its benefit."""

from dataclasses import dataclass

FIELDS = (
    "hukou", "residence_months", "age", "status", "employment", "insurance", "housing", "schooling", "papers", "family", "income",
)  # fmt: skip
OPERATORS = (">=", "<=", "==", "in", "not_in", "all")
WINDOW = "window"

Value = int | float | str | tuple[str, ...] | None


@dataclass(frozen=True)
class Condition:
    """One checkable requirement.

    `requires` says it in a few words, `quote` gives the clause's own. `op` and `value` make it checkable: a figure of the field
    (`residence_months` in months, `age` in years), or facts, each a variable of `bot.policy.variables`: `in` wants one of them,
    `not_in` none, `all` every one. A fact may also be the contrary (`!student`), a figure (`age>=60`), in `all` one of several
    (`registered_poor|destitute`), or `WINDOW`: what only the window can judge. Conditions that share `any_of` are alternatives:
    one of them is enough.
    """

    field: str
    requires: str
    quote: str
    op: str | None = None
    value: Value = None
    any_of: str | None = None
