"""Requests end in time, and whatever is no JSON object is an error that says whether something was sent."""

import asyncio
import time

import pytest

from bot.errors import PlatformError, UnansweredError
from bot.monitoring.trace import begin_trace, end_trace
from bot.wechat.http import Http
from tests.ports import free_port


def ask(address, **timeouts):
    async def go():
        http = Http(address, **timeouts)
        try:
            return await http.ask("POST", "/cgi-bin/stable_token", {"q": "钥"}, {"a": "值"})
        finally:
            await http.close()

    return asyncio.run(go())


def test_a_call_names_the_trace_that_it_is_made_for_and_none_between_messages(interface):
    async def go():
        http = Http(interface.address)
        for trace in ("ab" * 16, ""):
            begin_trace(trace) if trace else end_trace()
            interface.valid = {"t"}
            await http.ask("POST", "/cgi-bin/message/send", {"access_token": "t"}, {"touser": "o1"})
        await http.close()

    asyncio.run(go())
    assert interface.traces == ["ab" * 16, None]


@pytest.mark.parametrize("how", ["html", "list", "500"])
def test_an_answer_that_is_none_may_have_arrived(interface, how):
    async def go():
        http = Http(interface.address)
        interface.broken = how
        with pytest.raises(UnansweredError):
            await http.ask("POST", "/cgi-bin/x", {}, {})
        await http.close()

    asyncio.run(go())


def test_a_server_that_hangs_costs_its_time_and_no_more(interface):
    async def go():
        http = Http(interface.address, whole=0.3)
        interface.broken = "hang"
        with pytest.raises(UnansweredError):
            await http.ask("GET", "/cgi-bin/x", {})
        await http.close()

    started = time.monotonic()
    asyncio.run(go())
    assert time.monotonic() - started < 30, "it hangs for a minute"


@pytest.mark.parametrize("address", ["http://no-such-host.invalid", f"http://127.0.0.1:{free_port()}"])
def test_where_nobody_is_reached_nothing_was_sent(address):
    with pytest.raises(PlatformError) as caught:
        ask(address)
    assert not isinstance(caught.value, UnansweredError) and caught.value.code is None


def test_a_redirect_is_not_followed():
    """Who answers in the platform's place could send a token on to a site of his own."""
    from aiohttp import web

    asked = []

    async def go():
        async def answers(request):
            asked.append(request.path)
            raise web.HTTPFound("/elsewhere")

        app = web.Application()
        app.router.add_route("*", "/{path:.*}", answers)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", port := free_port())
        await site.start()
        http = Http(f"http://127.0.0.1:{port}")
        with pytest.raises(UnansweredError):
            await http.ask("GET", "/cgi-bin/x", {"access_token": "secret"})
        await http.close()
        await runner.cleanup()

    asyncio.run(go())
    assert asked == ["/cgi-bin/x"]
