"""A published notice or statute."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Status = Literal["in_force", "unverified", "superseded", "expired", "withdrawn"]
STATUSES: tuple[Status, ...] = ("in_force", "unverified", "superseded", "expired", "withdrawn")


@dataclass(frozen=True)
class Document:
    """Facts of a document. `number` is its 文号, `printed_on` the day of 印发; a fact that is not known is None, never a guess.

    `valid_from` is the day from which this wording counts, where it is another than the day of effect (a statute as amended).
    `revision` names the version in the store that these facts are of (`baotou-2024-47@2`); None outside the store.
    """

    id: str
    title: str
    number: str | None
    issuers: tuple[str, ...]
    region_code: str
    issued_on: date | None
    printed_on: date | None
    effective_on: date | None
    expires_on: date | None
    audience: str | None
    status: Status
    checked_on: date | None
    based_on: tuple[str, ...]
    source_file: str
    source_url: str | None
    sha256: str
    notes: str | None = None
    valid_from: date | None = None
    revision: str | None = None
