"""Addresses of the action server for whoever watches it, and the trace id of the message that each request works for."""

from sanic import Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from actions.opened import answering, conversations
from bot.conversations.waiting import check_writable
from bot.monitoring import gauges
from bot.monitoring.metrics import CONTENT_TYPE, exposition
from bot.monitoring.readiness import Readiness, in_thread
from bot.monitoring.trace import HEADER, begin_trace


def watch(app: Sanic) -> None:
    """Add `/healthz`, `/readyz` and `/metrics` to `app`, and let each request work under the trace id that it carries."""
    readiness = Readiness({"store": in_thread(_read_store), "conversations": in_thread(_write)})
    gauges.show(_revision)

    @app.middleware("request")
    async def take_trace(request: Request) -> HTTPResponse | None:
        begin_trace(request.headers.get(HEADER))
        return None

    @app.get("/healthz")
    async def healthz(request: Request) -> HTTPResponse:
        return response.json({"status": "ok"})

    @app.get("/readyz")
    async def readyz(request: Request) -> HTTPResponse:
        report = await readiness.report()
        return response.json(report.to_dict(), status=report.status, ensure_ascii=False)

    @app.get("/metrics")
    async def metrics(request: Request) -> HTTPResponse:
        await readiness.report()
        return response.raw(exposition(), content_type=CONTENT_TYPE)


def _read_store() -> object:
    return answering().tools.repository.marks()


def _write() -> None:
    check_writable(conversations().database)


def _revision() -> gauges.Values:
    return {gauges.STORE_REVISION: answering().tools.repository.revision()}
