"""People of the benchmark tell apart how they were answered; its table counts them all."""

import asyncio
import itertools
import threading

import pytest
from aiohttp import web

from bench.wechat import people
from bench.wechat.people import Result, all_at_once
from bench.wechat.run import row
from bot.settings import load_settings
from bot.wechat.account import account_of
from bot.wechat.callback import Callback
from tests.wechat.conftest import ENVIRONMENT
from tests.wechat.interface import Interface

PLACEHOLDER = "请过十几秒回复 1 看答复"


def answered(monkeypatch, handler):
    """How one person is answered by an account that does as `handler` says: a text, "success", or None to hang."""
    monkeypatch.setattr(people, "PATIENCE", 0.3)
    monkeypatch.setattr(people, "LATER", 0.05)
    monkeypatch.setattr(people, "SENT_WITHIN", 1.0)
    callback, interface, calls = Callback(account_of(load_settings(ENVIRONMENT), "wechat")), Interface(), itertools.count(1)

    async def receive(request):
        received = callback.read({name: request.query.getall(name) for name in request.query}, await request.read())
        said = handler(next(calls), received.incoming, interface)
        if said is None:
            await asyncio.sleep(1)
        return web.Response(text=said if said == "success" else callback.reply(received, said or "x"))

    async def go():
        app = web.Application()
        app.router.add_post("/", receive)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        try:
            return await all_at_once(1, ["公租房"], f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}/", interface)
        finally:
            await runner.cleanup()

    (result,) = asyncio.run(go())
    return result.way


def sends_later(call, incoming, interface):
    threading.Timer(0.2, lambda: interface.sent.append((incoming.person, {}))).start()
    return "success"


@pytest.mark.parametrize(
    ("handler", "way"),
    [
        (lambda call, incoming, interface: "有规定。", "passive"),
        (lambda call, incoming, interface: "有规定。" if call == 2 else None, "retry"),
        (sends_later, "sent"),
        (lambda call, incoming, interface: "有规定。" if incoming.text == "1" else PLACEHOLDER, "fetched"),
        (lambda call, incoming, interface: "success", "lost"),
        (lambda call, incoming, interface: None, "lost"),
        (lambda call, incoming, interface: PLACEHOLDER, "lost"),
    ],
    ids=["passive", "retry", "sent", "fetched", "silence", "hangs", "placeholder"],
)
def test_how_a_person_was_answered(monkeypatch, handler, way):
    assert answered(monkeypatch, handler) == way


def test_the_table_counts_everybody():
    results = [Result("passive", 1.0)] * 7 + [Result("sent", 9.0)] * 2 + [Result("lost", 300.0)]
    assert row("x", results) == ["x", "10", "7（70.0 %）", "0（0.0 %）", "2（20.0 %）", "0（0.0 %）", "1", "1.0 秒", "300.0 秒"]
