"""Addresses of the desk for whoever watches it: `/healthz`, and for what came through no proxy `/readyz` and `/metrics`."""

from collections.abc import Iterator
from contextlib import contextmanager

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import JSONResponse, Response
from prometheus_client import REGISTRY

from bot.conversations.waiting import check_writable, count_waiting
from bot.desk.desk import Desk
from bot.desk.warmth import Warmth
from bot.monitoring import gauges
from bot.monitoring.metrics import CONTENT_TYPE, exposition
from bot.monitoring.readiness import Readiness, in_thread
from bot.serving.addresses import FORWARDED


def refuse_forwarded(request: Request) -> None:
    """Raise `HTTPException` 404 for a request that came through a proxy: nginx passes on every address of the desk."""
    if FORWARDED in request.headers:
        raise HTTPException(404)


def monitoring(desk: Desk, warmth: Warmth) -> APIRouter:
    """The addresses."""
    router, readiness = APIRouter(), readiness_of(desk, warmth)
    inside = [Depends(refuse_forwarded)]

    @router.get("/healthz")
    async def healthz() -> JSONResponse:
        return JSONResponse({"status": "ok"})

    @router.get("/readyz", dependencies=inside)
    async def readyz() -> JSONResponse:
        report = await readiness.report()
        return JSONResponse(report.to_dict(), report.status)

    @router.get("/metrics", dependencies=inside)
    async def metrics() -> Response:
        await readiness.report()
        return Response(exposition(), media_type=CONTENT_TYPE)

    return router


def readiness_of(desk: Desk, warmth: Warmth) -> Readiness:
    """What the desk needs: its store, its database, and what reads and searches."""

    async def opened() -> str:
        return warmth.missing

    store = in_thread(desk.parts.revision)
    return Readiness({"opened": opened, "store": store, "conversations": in_thread(lambda: check_writable(desk.kept.database))})


@contextmanager
def show_gauges(desk: Desk) -> Iterator[None]:
    """Show the store's revision, the switch and who waits, as long as the context lasts."""

    def revision() -> gauges.Values:
        return {gauges.STORE_REVISION: desk.parts.revision()}

    def switch() -> gauges.Values:
        return {gauges.BOT_OFF: int(desk.kept.switch.state().off)}

    def waiting() -> gauges.Values:
        found = count_waiting(desk.kept.database)
        requests: gauges.Values = {gauges.HANDOVERS: found.handovers, gauges.HANDOVER_WAIT: found.handover_seconds}
        return {**requests, gauges.MESSAGES: found.messages, gauges.MESSAGE_WAIT: found.message_seconds}

    shown = gauges.show(revision, switch, waiting)
    try:
        yield
    finally:
        REGISTRY.unregister(shown)
