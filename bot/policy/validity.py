"""When a document counts.

Only expiry, supersession or withdrawal takes a document out; a day before it was issued or took effect is the other limit.
An unverified document is answered, with a caveat.
"""

from datetime import date

from bot.policy.document import Document, Status

ANSWERABLE: tuple[Status, ...] = ("in_force", "unverified")


def begins_on(document: Document) -> date | None:
    """The first day on which the wording of `document` counts; None where no day is known."""
    return document.valid_from or document.effective_on or document.issued_on or document.printed_on


def in_force(document: Document, day: date) -> bool:
    """Whether `document` applies on `day`. `expires_on` is the first day on which it no longer does."""
    begins = begins_on(document)
    return (
        document.status in ANSWERABLE and (begins is None or begins <= day) and (document.expires_on is None or day < document.expires_on)
    )
