"""A plain page to chat in the browser, served beside the REST channel that it uses."""

from pathlib import Path
from typing import Any, Awaitable, Callable

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

FILES = Path(__file__).parent / "page_files"
TYPES = {
    "index.html": "text/html; charset=utf-8",
    "chat.js": "text/javascript; charset=utf-8",
    "chat.css": "text/css; charset=utf-8",
}
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


class PageInput(InputChannel):
    """Serves the page at `/chat/`. Messages go through the REST channel."""

    @classmethod
    def name(cls) -> str:
        return "page"

    def url_prefix(self) -> str:
        return "/chat"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        blueprint = Blueprint("chat_page", __name__)

        @blueprint.get("")
        async def without_slash(request: Request) -> HTTPResponse:
            return response.redirect("/chat/")

        @blueprint.get("/<name:str>")
        async def part(request: Request, name: str) -> HTTPResponse:
            name = name or "index.html"
            return _file(name) if name in TYPES else response.text("没有这个页面。", status=404)

        return blueprint


def _file(name: str) -> HTTPResponse:
    return response.text((FILES / name).read_text(encoding="utf-8"), content_type=TYPES[name], headers=HEADERS)
