"""What every reply says to the browser, and how much a request may say."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
YEAR = 31_536_000
STATIC = "/static/"
API = "/api/"
LONGEST = 256 * 1024  # bytes of a form


class Headers:
    """Adds the headers that a reply has not set itself. Those below /api/ are for other sites and programs, and say it themselves."""

    def __init__(self, app: ASGIApp, https: bool) -> None:
        self._app = app
        self._headers = HEADERS | ({"strict-transport-security": f"max-age={YEAR}"} if https else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["path"].startswith(API):
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, "no-cache" if name == "cache-control" and scope["path"].startswith(STATIC) else value)
            await send(message)

        await self._app(scope, receive, sending)


class LimitedBody:
    """Refuses a request whose body is longer than `LONGEST`, before it is read; one that does not say how long it is may send none.

    `larger` gives the bytes that a request may send which would send more: files come from those alone who may import them.
    """

    def __init__(self, app: ASGIApp, larger: Callable[[Request], int] = lambda request: LONGEST) -> None:
        self._app, self._larger = app, larger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http":
            headers = {name: value for name, value in scope["headers"] if name in (b"content-length", b"transfer-encoding")}
            length = headers.get(b"content-length", b"0")
            unknown = b"transfer-encoding" in headers or not length.isdigit()
            if unknown or (int(length) > LONGEST and int(length) > await run_in_threadpool(self._larger, Request(scope))):
                await PlainTextResponse("内容太长；请缩短后再试。", 413)(scope, receive, send)
                return
        await self._app(scope, receive, send)
