"""Rasa's steps are measured, and the action server hears which message it works for."""

import asyncio

import pytest
from aiohttp import web
from prometheus_client import REGISTRY
from rasa.core.processor import MessageProcessor
from rasa.utils.endpoints import EndpointConfig

from bot.monitoring.trace import HEADER, begin_trace
from bot.nlu import watching


@pytest.fixture(autouse=True)
def installed(monkeypatch):
    monkeypatch.setattr(EndpointConfig, "request", EndpointConfig.request)
    for method in watching.MEASURED:
        monkeypatch.setattr(MessageProcessor, method, getattr(MessageProcessor, method))
    watching.install()


def times(step):
    return REGISTRY.get_sample_value("xinshimin_step_seconds_count", {"step": step}) or 0


def test_the_action_server_hears_the_trace_beside_what_else_it_is_told():
    async def answer(request):
        return web.json_response({"trace": request.headers[HEADER], "site": request.headers.get("Site"), "said": await request.json()})

    async def go():
        app = web.Application()
        app.router.add_post("/webhook", answer)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        endpoint = EndpointConfig(f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}/webhook")
        try:
            trace = begin_trace()
            return trace, await endpoint.request("post", json={"a": 1}, headers={"Site": "x"})
        finally:
            await runner.cleanup()

    before = times("act")
    trace, heard = asyncio.run(go())
    assert heard == {"trace": trace, "site": "x", "said": {"a": 1}} and times("act") == before + 1


def test_the_methods_that_are_measured_are_rasas_own_and_give_what_they_gave():
    before = times("one"), times("two")

    async def slow(number, add=0):
        return number + add

    def quick(number):
        return number * 2

    assert asyncio.run(watching.measured("one", slow)(1, add=2)) == 3 and watching.measured("two", quick)(4) == 8
    assert (times("one"), times("two")) == (before[0] + 1, before[1] + 1)
    for method in watching.MEASURED:
        assert getattr(MessageProcessor, method).__module__ == watching.__name__


def test_what_fails_is_measured_too_and_still_fails():
    def fails():
        raise ValueError("no")

    before = times("three")
    with pytest.raises(ValueError, match="no"):
        watching.measured("three", fails)()
    assert times("three") == before + 1
