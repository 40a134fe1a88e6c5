"""The web chat as a Rasa input channel at `/webhooks/web`. The contract is docs/reference/web-channel.md."""

import asyncio
from typing import Any, Dict, List, Optional

import structlog
from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.switch import if_on
from bot.channels.web.call_back_routes import add_call_back_routes
from bot.channels.web.event_routes import add_event_routes
from bot.channels.web.faults import FaultError, fault_from, not_found, unavailable
from bot.channels.web.files import Folder
from bot.channels.web.message_routes import add_message_routes
from bot.channels.web.parts import NAME, OnNewMessage, Parts
from bot.channels.web.reading_routes import add_reading_routes
from bot.channels.web.session_routes import add_session_routes
from bot.monitoring.trace import HEADER
from bot.serving.origins import is_allowed
from bot.settings import ROOT, load_settings

log = structlog.get_logger(__name__)
METHODS = ("GET", "POST", "DELETE", "PUT", "PATCH", "HEAD")
ADDRESSES = {
    "/notice": "GET",
    "/sessions": "POST",
    "/session": "DELETE",
    "/messages": "POST",
    "/events": "GET",
    "/ratings": "POST",
    "/source": "GET",
    "/regions": "GET",
    "/topics": "GET",
    "/widget/<name:path>": "GET",
    "/<name:path>": "",
}
WIDGET = ROOT / "widget"
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, POST, DELETE",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, Last-Event-ID",
    "Access-Control-Max-Age": "7200",
}


class WebInput(InputChannel):
    """Sessions, messages, events, ratings, lists, and the files of the widget."""

    @classmethod
    def name(cls) -> str:
        return NAME

    @classmethod
    def from_credentials(cls, credentials: Optional[Dict[str, Any]]) -> InputChannel:
        return if_on(cls.name(), cls)

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        parts = Parts.open(load_settings(), on_new_message)
        blueprint = Blueprint("web_chat", __name__)
        _guard(blueprint, parts)
        add_session_routes(blueprint, parts)
        add_message_routes(blueprint, parts)
        add_event_routes(blueprint, parts)
        add_reading_routes(blueprint, parts)
        add_call_back_routes(blueprint, parts)
        _add_rest(blueprint, Folder(WIDGET))
        _watch(blueprint, parts)
        return blueprint


def _guard(blueprint: Blueprint, parts: Parts) -> None:
    """Refuse other origins and those who ask too often; name the origin in every reply; turn exceptions into faults."""
    allowed = parts.settings.web_origins

    @blueprint.middleware("request")
    async def refuse(request: Request) -> Optional[HTTPResponse]:
        if not is_file(request) and not is_allowed(request.headers.get("origin"), request.headers.get("host"), allowed):
            return FaultError(403, "origin_refused", "这个网站没有登记，不能使用对话；请联系网站的管理者。").to_response(request)
        try:
            await parts.allow_address(request)
        except FaultError as fault:
            return fault.to_response(request)
        return None

    @blueprint.middleware("response")
    async def name_origin(request: Request, reply: HTTPResponse) -> None:
        origin = request.headers.get("origin")
        reply.headers.setdefault("Cache-Control", "no-store")
        reply.headers.setdefault("X-Content-Type-Options", "nosniff")
        if is_file(request):
            reply.headers["Access-Control-Allow-Origin"] = "*"
            return
        reply.headers["Vary"] = "Origin, Accept-Language"
        if origin is not None and is_allowed(origin, request.headers.get("host"), allowed):
            reply.headers["Access-Control-Allow-Origin"] = origin
            reply.headers["Access-Control-Expose-Headers"] = f"Retry-After, {HEADER}"
            reply.headers.update(PREFLIGHT if request.method == "OPTIONS" else {})

    @blueprint.exception(Exception)
    async def say(request: Request, error: Exception) -> HTTPResponse:
        fault = fault_from(error)
        if fault is None:
            log.error("web.failed", path=request.path, exc_info=error)
        return (fault or unavailable()).to_response(request)


def is_file(request: Request) -> bool:
    """Whether a file of the widget is asked for, which pages of every origin may load."""
    return "/web/widget/" in request.path


def _add_rest(blueprint: Blueprint, folder: Folder) -> None:
    """Add the widget's files, what a browser asks before it asks, and an answer to everything else."""

    @blueprint.get("/widget/<name:path>")
    async def file(request: Request, name: str) -> HTTPResponse:
        found = folder.reply(request, name)
        if found is None:
            raise not_found()
        return found

    async def preflight(request: Request, name: str = "") -> HTTPResponse:
        return response.empty()

    async def nowhere(request: Request, name: str = "") -> HTTPResponse:
        raise not_found()

    for number, (address, method) in enumerate(ADDRESSES.items()):
        blueprint.add_route(preflight, address, methods=["OPTIONS"], name=f"preflight_{number}")
        blueprint.add_route(nowhere, address, methods=[one for one in METHODS if one != method], name=f"nowhere_{number}")


def _watch(blueprint: Blueprint, parts: Parts) -> None:
    """Look for what others wrote and for what nobody answers, while the server runs."""
    tasks: List[asyncio.Task[None]] = []

    @blueprint.listener("after_server_start")
    async def start(app: Any, loop: Any) -> None:
        tasks.extend(asyncio.ensure_future(one) for one in (parts.hub.watch(), parts.dispatcher.watch()))

    @blueprint.listener("before_server_stop")
    async def stop(app: Any, loop: Any) -> None:
        for task in tasks:
            task.cancel()
        await parts.dispatcher.close()
        await parts.hub.close()
