"""What a clause asks of the person who wants its benefit."""

from dataclasses import dataclass

FIELDS = (
    "hukou", "residence_months", "age", "status", "employment", "insurance", "housing", "schooling", "papers", "family", "income",
)  # fmt: skip
OPERATORS = (">=", "<=", "==", "in", "not_in")

Value = int | float | str | tuple[str, ...] | None


@dataclass(frozen=True)
class Condition:
    """One checkable requirement.

    `requires` says it in a few words, `quote` gives the clause's own. `op` and `value` make it checkable by figures
    (`residence_months` in months, `age` in years). Conditions that share `any_of` are alternatives: one of them is enough.
    """

    field: str
    requires: str
    quote: str
    op: str | None = None
    value: Value = None
    any_of: str | None = None
