"""What a conversation remembers between messages, as far as an answer depends on it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Memory:
    """Place of living and of hukou (codes) and the topic last asked about (its key)."""

    living: str | None = None
    hukou: str | None = None
    topic: str | None = None
