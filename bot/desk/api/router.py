"""The addresses of the API, and those around them: what does not exist, what a browser asks before it asks, and the description."""

import time
from collections.abc import Callable

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Match

from bot.desk.api.answer import add_answer
from bot.desk.api.bodies import add_bodies
from bot.desk.api.clauses import add_clauses
from bot.desk.api.documents import add_documents
from bot.desk.api.faults import ApiError, not_found
from bot.desk.api.gate import Gate
from bot.desk.api.models import Fault
from bot.desk.api.parts import Parts
from bot.desk.api.quiet import keep_queries_out_of_logs
from bot.desk.api.regions import add_regions
from bot.desk.api.route import route_class
from bot.desk.api.schema import describe
from bot.desk.api.search import add_search
from bot.desk.api.topics import add_topics
from bot.settings import Settings

PREFIX = "/api/v1"
EVERY = (add_answer, add_search, add_topics, add_regions, add_documents, add_clauses, add_bodies)
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS"]
FAULTS = {400: "参数不能用", 401: "需要密钥", 429: "请求太快", 500: "程序出错", 503: "有一部分用不了"}


def api_router(settings: Settings, parts: Parts | None = None, clock: Callable[[], float] = time.monotonic) -> APIRouter:
    """`/api/v1/…` and `/openapi.json`, for an app that has no `openapi_url` of its own. Nothing is opened before the first request.

    Whoever starts the server may call `parts.warm()` first. `clock` gives the seconds by which requests are limited.
    """
    keep_queries_out_of_logs()
    parts, gate = parts or Parts(settings), Gate(settings, clock)
    responses: dict[int | str, dict[str, object]] = {status: {"model": Fault, "description": text} for status, text in FAULTS.items()}
    resources = APIRouter(prefix=PREFIX, route_class=route_class(gate), responses=responses)
    for add in EVERY:
        add(resources, parts)
    described = describe(resources, keys=bool(settings.api_keys))
    _add_rest(resources, gate)
    router = APIRouter()
    router.include_router(resources)

    @router.get("/openapi.json", include_in_schema=False)
    async def description(request: Request) -> Response:
        return gate.finish(request, JSONResponse(described))

    return router


def _add_rest(resources: APIRouter, gate: Gate) -> None:
    """Answer to every other address and method below the prefix."""
    known = list(resources.routes)

    @resources.api_route("/{rest:path}", methods=METHODS, include_in_schema=False)
    async def rest(request: Request) -> Response:
        fits = [one for one in known if one.matches(request.scope)[0] is not Match.NONE]
        allowed = sorted({method for one in fits for method in getattr(one, "methods", ())})
        if not fits:
            raise not_found("没有这个地址，请对照 /openapi.json 检查。")
        if request.method == "OPTIONS":
            return gate.preflight(request, [*allowed, "OPTIONS"])
        text = f"这个地址只能用 {'、'.join(allowed)}，请换一种方法。"
        raise ApiError(405, "method_not_allowed", text, {"Allow": ", ".join([*allowed, "OPTIONS"])})
