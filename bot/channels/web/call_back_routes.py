"""The form for a number to call back, as a page of its own: nothing of it goes through the conversation."""

import asyncio
from functools import lru_cache
from pathlib import Path
from typing import Dict, List, Optional
from urllib.parse import parse_qs

from jinja2 import Environment, FileSystemLoader
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.web.parts import Parts
from bot.conversations.call_backs import CallBacks, number_in

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with none at all, a browser says that the form comes from nowhere
    "Cache-Control": "no-store",
}
LARGEST = 2_048  # bytes of the form


def add_call_back_routes(blueprint: Blueprint, parts: Parts) -> None:
    """Add `GET /call-back/<secret>` and `POST /call-back/<secret>/number`; without a key there are no such pages."""
    settings = parts.settings
    call_backs = parts.kept.call_backs(settings.call_back_key, settings.call_back_hours)
    if call_backs is not None:
        _add(blueprint, call_backs, settings.call_back_hours)


def _add(blueprint: Blueprint, call_backs: CallBacks, hours: int) -> None:
    @blueprint.get("/call-back/<secret:str>")
    async def form(request: Request, secret: str) -> HTTPResponse:
        if not await asyncio.to_thread(call_backs.is_open, secret):
            return _page(404)
        return _page(200, secret=secret, hours=hours)

    @blueprint.post("/call-back/<secret:str>/number", stream=True)
    async def give(request: Request, secret: str) -> HTTPResponse:
        fields = await _fields(request)
        number = number_in(fields.get("number", [""])[0])
        if number is None or fields.get("consent") != ["yes"]:
            if not await asyncio.to_thread(call_backs.is_open, secret):
                return _page(404)
            return _page(400, secret=secret, hours=hours, wrong="number" if number is None else "consent")
        kept = await asyncio.to_thread(call_backs.give, secret, number)
        return _page(200, given=True) if kept else _page(404)


async def _fields(request: Request) -> Dict[str, List[str]]:
    """The fields of the form; none for a body that is too long."""
    read = bytearray()
    while chunk := await request.stream.read() if request.stream.request_body else b"":
        read += chunk
        if len(read) > LARGEST:
            return {}
    return parse_qs(bytes(read).decode("utf-8", "replace"), keep_blank_values=True)


def _page(status: int, given: bool = False, secret: str = "", hours: int = 0, wrong: Optional[str] = None) -> HTTPResponse:
    page = _templates().get_template("call_back.html.j2")
    return response.html(page.render(given=given, secret=secret, hours=hours, wrong=wrong), status=status, headers=HEADERS)


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(loader=FileSystemLoader(Path(__file__).parent / "page_files"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
