"""What every address of the API does around its own work: let in, refuse what it does not know, turn errors into sentences."""

from collections.abc import Callable, Coroutine, Iterator
from pathlib import PurePath
from traceback import extract_tb
from typing import Any

import structlog
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message

from bot.desk.api.faults import ApiError, bad_request, failed, fault_from
from bot.desk.api.gate import Gate

log = structlog.get_logger(__name__)
Handler = Callable[[Request], Coroutine[Any, Any, Response]]
LARGEST = 16 * 1024  # bytes of a body


def route_class(gate: Gate) -> type[APIRoute]:
    """The class of the API's routes, which go through `gate`."""

    class ApiRoute(APIRoute):
        def get_route_handler(self) -> Handler:
            handler, known = super().get_route_handler(), {one.alias for one in self.dependant.query_params}
            described = self.include_in_schema

            async def handle(request: Request) -> Response:
                try:
                    await gate.admit(request)
                    if described:
                        _check_parameters(request, known)
                    response = await handler(await _with_body(request))
                except Exception as error:
                    response = fault_of(error).to_response()
                return gate.finish(request, response)

            return handle

    return ApiRoute


def fault_of(error: Exception) -> ApiError:
    """The fault to tell; a mistake of the program is logged by its kind and place, for its words may hold those of the asker."""
    if isinstance(error, HTTPException) and error.status_code == 400:
        return bad_request("内容不是 JSON，请检查格式。", "bad_json")
    fault = fault_from(error)
    if fault is None or fault.status >= 500:
        cause = error.__cause__ if isinstance(error, ApiError) and error.__cause__ else error
        at = [f"{PurePath(one.filename).name}:{one.lineno}" for one in extract_tb(cause.__traceback__)[-3:]]
        log.error("api.failed", kind=type(cause).__name__, at=" ".join(at))
    return fault or failed()


def _check_parameters(request: Request, known: set[str]) -> None:
    names = [name for name, _ in request.query_params.multi_items()]
    if unknown := [name for name in names if name not in known]:
        raise bad_request(f"没有参数 {printable(unknown[0])}，请对照接口说明改正。")
    if twice := [name for name in known if names.count(name) > 1]:
        raise bad_request(f"参数 {min(twice)} 写了几次，请只写一次。")


def printable(text: str) -> str:
    """The beginning of what somebody sent, without signs that cannot be shown."""
    return "".join(sign if sign.isprintable() else "□" for sign in text[:40])


async def _with_body(request: Request) -> Request:
    """The request with its body read, no further than allowed; raises `ApiError` 413."""
    if request.method != "POST":
        return request
    read = bytearray()
    async for chunk in request.stream():
        read += chunk
        if len(read) > LARGEST:
            raise ApiError(413, "too_large", f"内容太长了，最多 {LARGEST // 1024} KB，请写短一些。")
    messages: Iterator[Message] = iter([{"type": "http.request", "body": bytes(read), "more_body": False}])

    async def receive() -> Message:
        return next(messages, {"type": "http.disconnect"})

    return Request(request.scope, receive)
