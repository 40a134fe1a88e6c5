"""What waits for a consent is looked after as long as the server runs, also after the database was away."""

import asyncio
import socket

from sanic import Blueprint, Sanic

from bot.channels import holding
from bot.errors import ConversationError


def test_it_goes_on_where_the_database_was_away():
    looks = []

    def let_go():
        looks.append(len(looks))
        if len(looks) == 1:
            raise ConversationError("away")
        return 1

    async def go():
        task = asyncio.ensure_future(holding.watch(let_go, every=0.01))
        while len(looks) < 3:
            await asyncio.sleep(0.01)
        task.cancel()

    asyncio.run(asyncio.wait_for(go(), 10))


def test_it_begins_and_ends_with_the_server(monkeypatch):
    told = []

    async def watch(let_go):
        told.append(let_go())
        try:
            await asyncio.sleep(60)
        finally:
            told.append("over")

    class Turns:
        def let_go(self):
            return 7

    monkeypatch.setattr(holding, "watch", watch)
    monkeypatch.setattr(holding, "open_turns", Turns)
    app, blueprint = Sanic("holding_under_test", configure_logging=False), Blueprint("holding")
    holding.watch_with(blueprint)
    blueprint.add_route(lambda request: None, "/")
    app.blueprint(blueprint)

    async def serve(listening):
        server = await app.create_server(sock=listening, return_asyncio_server=True)
        await server.startup()
        await server.after_start()
        await asyncio.sleep(0.05)
        assert told == [7]
        await server.before_stop()
        await asyncio.sleep(0.05)
        assert told == [7, "over"], "ended by the server, not by the loop"
        server.close()

    with socket.create_server(("127.0.0.1", 0)) as listening:
        asyncio.run(serve(listening))
    assert told == [7, "over"]
