"""The chat on a page of its own at `/chat/`, for whoever has no site to put it on."""

from typing import Any, Dict, Optional

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.switch import if_on
from bot.channels.web.files import Folder
from bot.channels.web.parts import NAME, OnNewMessage
from bot.settings import ROOT, load_settings

FILES = ROOT / "widget" / "page"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'"
)


class PageInput(InputChannel):
    """Serves `widget/page/`. It talks to the web channel, so it is there where that is."""

    @classmethod
    def name(cls) -> str:
        return "page"

    @classmethod
    def from_credentials(cls, credentials: Optional[Dict[str, Any]]) -> InputChannel:
        return if_on(NAME, cls, "page")

    def url_prefix(self) -> str:
        return "/chat"

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        blueprint, folder = Blueprint("chat_page", __name__), Folder(FILES)
        headers = {"Content-Security-Policy": " ".join((POLICY, *load_settings().web_origins))}

        @blueprint.get("")
        async def without_slash(request: Request) -> HTTPResponse:
            return response.redirect("/chat/")

        @blueprint.get("/<name:str>")
        async def part(request: Request, name: str) -> HTTPResponse:
            found = folder.reply(request, name or "index.html", headers)
            return found or response.text("没有这个页面。", status=404)

        return blueprint
