"""Which pages may talk to the product from the browser: its own, and those that the settings name."""

from collections.abc import Collection
from urllib.parse import urlsplit


def is_allowed(origin: str | None, host: str | None, allowed: Collection[str]) -> bool:
    """Whether a request that came to `host` from a page of `origin` is served; without an origin it came from no other page."""
    if origin is None:
        return True
    origin = origin.lower()
    return "*" in allowed or origin in allowed or (bool(host) and urlsplit(origin).netloc == (host or "").lower())
