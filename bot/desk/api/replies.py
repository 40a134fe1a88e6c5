"""Replies with an ETag, and pages of lists."""

import hashlib
import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

TAG = re.compile(r'(?:W/)?("[^"]*")')
FRESH = {"Cache-Control": "private, no-cache"}  # ask each time, with the tag


def unless_known(request: Request, made_of: Sequence[str], build: Callable[[], dict[str, Any]]) -> Response:
    """What `build` gives, or 304 where the caller has it: the tag is made of the request, the day and `made_of`, not of the content.

    It is weak: an answer has an identifier of its own each time.
    """
    asked = (request.scope["path"], sorted(request.query_params.multi_items()), date.today().isoformat(), *made_of)
    tag = f'"{hashlib.sha256(repr(asked).encode()).hexdigest()[:24]}"'
    headers = {**FRESH, "ETag": f"W/{tag}"}
    known = request.headers.get("if-none-match", "")
    if known.strip() == "*" or tag in TAG.findall(known):
        return Response(status_code=304, headers=headers)
    return JSONResponse(build(), headers=headers)


def page(request: Request, name: str, items: Sequence[dict[str, Any]], offset: int, limit: int, **more: Any) -> dict[str, Any]:
    """A page of a list under `name`: where it goes on `items` holds one more than `limit`, and `next` is the address of what follows."""
    query = {**request.query_params, "offset": str(offset + limit), "limit": str(limit)}
    following = f"{request.scope['path']}?{urlencode(query)}" if len(items) > limit else None
    return {**more, name: list(items[:limit]), "next": following}
