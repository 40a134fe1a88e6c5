"""Addresses for whoever watches the dialogue server; nginx passes none of them on, and what came through a proxy gets `/healthz` only.

`/healthz`: it lives. `/readyz`: it can answer; `?only=model,actions` asks about these parts only. `/metrics` are its own,
`/metrics/actions` those of its action server, which nobody else reaches.
"""

import asyncio
from functools import lru_cache
from typing import Any, Awaitable, Callable, Dict, Optional

import aiohttp
from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.holding import watch_with
from bot.channels.turns import open_turns
from bot.conversations.waiting import check_writable
from bot.monitoring.metrics import CONTENT_TYPE, exposition
from bot.monitoring.readiness import PATIENCE, Readiness, in_thread
from bot.serving.addresses import FORWARDED
from bot.settings import load_settings

NO_MODEL = "没有载入模型；请运行 xinshimin train，再重启"
NO_ACTIONS = "动作服务没有回应"


class MonitoringInput(InputChannel):
    """No channel for citizens: Rasa lets only channels add addresses to its server, and work that runs beside it."""

    @classmethod
    def name(cls) -> str:
        return "monitoring"

    def url_prefix(self) -> str:
        return "/"

    @classmethod
    def from_credentials(cls, credentials: Optional[Dict[str, Any]]) -> InputChannel:
        return cls()

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        blueprint = Blueprint("monitoring", __name__)
        actions = ActionServer(load_settings().actions_port)
        watch_with(blueprint)

        @blueprint.middleware("request")
        async def refuse_forwarded(request: Request) -> Optional[HTTPResponse]:
            inside = FORWARDED not in request.headers or request.path == "/healthz"
            return None if inside else response.json({"error": "没有这个地址，请检查后再试。"}, status=404)

        @lru_cache(maxsize=1)
        def looks(app: Any) -> Readiness:
            return readiness_of(app, actions)

        @blueprint.get("/healthz")
        async def healthz(request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @blueprint.get("/readyz")
        async def readyz(request: Request) -> HTTPResponse:
            only = request.args.get("only")
            try:
                report = await looks(request.app).report(only.split(",") if only else ())
            except KeyError as error:
                return response.json({"error": f"没有 {error.args[0]} 这个部分，请检查 only。"}, status=400)
            return response.json(report.to_dict(), status=report.status, ensure_ascii=False)

        @blueprint.get("/metrics")
        async def metrics(request: Request) -> HTTPResponse:
            await looks(request.app).report()
            return response.raw(exposition(), content_type=CONTENT_TYPE)

        @blueprint.get("/metrics/actions")
        async def metrics_of_actions(request: Request) -> HTTPResponse:
            found = await actions.get("/metrics")
            return response.raw(found or b"", status=200 if found else 503, content_type=CONTENT_TYPE)

        return blueprint


class ActionServer:
    """The action server that belongs to this process, which listens on this machine (or in this pod) at `port`."""

    def __init__(self, port: int) -> None:
        self._address = f"http://127.0.0.1:{port}"

    async def get(self, path: str) -> Optional[bytes]:
        """What it answers with status 200, or None."""
        found = await self._ask(path)
        return found[1] if found and found[0] == 200 else None

    async def alive(self) -> str:
        """What is missing for it to be asked; empty where nothing is."""
        return "" if await self.get("/healthz") else NO_ACTIONS

    async def answers(self) -> str:
        """What it says is missing in it, its store say; empty where nothing is."""
        found = await self._ask("/readyz")
        if found is None:
            return NO_ACTIONS
        return "" if found[0] == 200 else "动作服务说它还缺东西；请看它的 /readyz"

    async def _ask(self, path: str) -> Optional[tuple[int, bytes]]:
        timeout = aiohttp.ClientTimeout(total=PATIENCE - 0.2)
        try:
            async with aiohttp.ClientSession(timeout=timeout) as session, session.get(self._address + path) as reply:
                return reply.status, await reply.read()
        except (aiohttp.ClientError, asyncio.TimeoutError):
            return None


def readiness_of(app: Any, actions: ActionServer) -> Readiness:
    """What the dialogue server needs to answer."""

    async def model() -> str:
        agent = getattr(app.ctx, "agent", None)
        return "" if agent is not None and agent.is_ready() else NO_MODEL

    kept = open_turns().kept.database
    looks = {"conversations": in_thread(lambda: check_writable(kept)), "actions": actions.alive, "answers": actions.answers}
    return Readiness({"model": model, **looks})
