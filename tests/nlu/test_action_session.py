"""Connections to the action server are kept."""

import asyncio

import pytest
from aiohttp import web
from rasa.utils.endpoints import EndpointConfig

from bot.nlu import action_session


@pytest.fixture(autouse=True)
def kept(monkeypatch):
    monkeypatch.setattr(EndpointConfig, "session", EndpointConfig.session)
    action_session.install()
    yield
    action_session.close()


async def served(ask):
    """Run `ask(url)` beside a server that answers with the number of connections it has seen and the account it was told."""
    peers = set()

    async def answer(request):
        peers.add(request.transport.get_extra_info("peername"))
        return web.json_response(
            {"connections": len(peers), "account": request.headers.get("Authorization"), "site": request.headers.get("Site")}
        )

    app = web.Application()
    app.router.add_post("/webhook", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        return await ask(f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}/webhook")
    finally:
        action_session.close()
        await runner.cleanup()


def test_one_connection_serves_many_requests():
    async def ask(url):
        endpoint = EndpointConfig(url)
        return [(await endpoint.request(json={}))["connections"] for _ in range(5)]

    assert asyncio.run(served(ask)) == [1] * 5


def test_each_event_loop_has_connections_of_its_own():
    async def ask(url):
        return await EndpointConfig(url).request(json={})

    assert asyncio.run(served(ask))["connections"] == asyncio.run(served(ask))["connections"] == 1


def test_headers_and_accounts_are_not_mixed_up():
    async def ask(url):
        one = EndpointConfig(url, headers={"Site": "甲".encode().hex()}, basic_auth={"username": "u", "password": "p"})
        other = EndpointConfig(url)
        return [await endpoint.request(json={}) for endpoint in (one, other, one)]

    first, second, third = asyncio.run(served(ask))
    assert first["account"] == third["account"] and first["account"].startswith("Basic ") and first["site"] == third["site"] == "e794b2"
    assert (second["account"], second["site"]) == (None, None)


def test_a_session_that_was_closed_is_opened_anew():
    async def ask(url):
        endpoint = EndpointConfig(url)
        async with endpoint.session() as session:
            await session.close()
        return await endpoint.request(json={})

    assert asyncio.run(served(ask))["connections"] == 1
