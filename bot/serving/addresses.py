"""The network address that a request comes from, as far as it tells one visitor from another."""

from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

FORWARDED = "x-forwarded-for"
"""Header that a proxy sets on whatever it passes on; no client can take it away."""


def address_of(peer: str, forwarded: str | None, proxies: int) -> str:
    """The visitor's address: `peer`, or behind `proxies` of our own what the outermost of them saw (`forwarded` is X-Forwarded-For).

    What stands further left in the header was written by the visitor and counts for nothing. Of IPv6 the network (/64) is given: one
    household has them all.
    """
    seen = [one.strip() for one in (forwarded or "").split(",") if one.strip()]
    found = seen[-proxies] if proxies and len(seen) >= proxies else peer
    try:
        address: Any = ip_address(found)
    except ValueError:
        return peer
    return str(ip_network((address, 64), strict=False)) if isinstance(address, IPv6Address) else str(address)
