"""The platform's interface as its documentation has it: tokens, quotas, errors; and a server that hangs, lies or breaks on request."""

import asyncio
import json
import threading
import time
from contextlib import contextmanager

from aiohttp import web

from tests.wechat.platform import APPID, SECRET


class Interface:
    """Keeps what was sent, and under which traces.

    `errors` holds codes to answer with, each once, `refusals` those for messages to a person. `broken` is how every call fails for now.
    """

    def __init__(self):
        self.sent, self.traces, self.asked, self.errors, self.token_errors = [], [], [], [], []
        self.valid, self.issued, self.forced, self.broken, self.token_broken = set(), 0, 0, None, None
        self.allowance, self.menu, self.inbox, self.expires_in = {}, None, [], 7200
        self.address, self.current, self.refusals, self.cursors = "", None, {}, []

    def texts(self, person=None):
        """Texts sent, in order, to one person or to all."""
        return [body["text"]["content"] for to, body in self.sent if body["msgtype"] == "text" and person in (None, to)]

    def issue(self, force=False):
        if force or self.current not in self.valid:
            self.issued += 1
            self.current = f"token-{self.issued}"
            self.valid = {self.current}
        return {"access_token": self.current, "expires_in": self.expires_in}

    async def stable_token(self, request):
        given = await request.json()
        self.asked.append("token")
        if self.token_broken:
            return await self.break_down(self.token_broken)
        if self.token_errors:
            return said(self.token_errors.pop(0))
        if (given["appid"], given["secret"], given["grant_type"]) != (APPID, SECRET, "client_credential"):
            return said(40125)
        self.forced += given["force_refresh"]
        await asyncio.sleep(0.05)
        return web.json_response(self.issue(given["force_refresh"]))

    async def gettoken(self, request):
        self.asked.append("token")
        return web.json_response(self.issue() | {"errcode": 0})

    async def anything(self, request):
        self.asked.append(request.path)
        if self.broken:
            return await self.break_down(self.broken)
        if request.query.get("access_token") not in self.valid:
            return said(40001)
        if self.errors:
            code = self.errors.pop(0)
            if code:
                return said(code)
        raw = await request.read()
        assert b"\\u" not in raw, "the platform shows such signs as they are"
        body = json.loads(raw) if raw else None
        if request.path.endswith(("/custom/send", "/message/send", "/send_msg")):
            self.traces.append(request.headers.get("X-Trace-Id"))
            return self.take(body)
        if request.path.endswith("/menu/create"):
            self.menu = body
            return said(0)
        if request.path.endswith("/get_current_selfmenu_info"):
            return web.json_response({"is_menu_open": int(self.menu is not None), "selfmenu_info": self.menu or {}})
        if request.path.endswith("/sync_msg"):
            self.cursors.append(body["cursor"])
            start = int(body["cursor"] or 0)
            page = self.inbox[start : start + 2]
            more = int(start + 2 < len(self.inbox))
            return web.json_response({"errcode": 0, "next_cursor": str(start + len(page)), "has_more": more, "msg_list": page})
        return said(40066)

    def take(self, body):
        person = body["touser"]
        if self.refusals.get(person):
            return said(self.refusals[person].pop(0))
        if self.allowance.get(person) == 0:
            return said(45047)
        if len(body.get("text", {}).get("content", "").encode()) > 2048:
            return said(45002)
        if person in self.allowance:
            self.allowance[person] -= 1
        self.sent.append((person, body))
        return said(0)

    async def break_down(self, how):
        if how == "hang":
            await asyncio.sleep(60)
        if how == "html":
            return web.Response(text="<html>maintenance</html>", content_type="text/html")
        if how == "list":
            return web.json_response([1])
        return web.Response(status=500, text="no")


def said(code):
    return web.json_response({"errcode": code, "errmsg": "ok" if code == 0 else "error rid: 65"})


@contextmanager
def serving():
    """A running interface, in a thread of its own."""
    interface, loop, ready = Interface(), asyncio.new_event_loop(), threading.Event()

    async def start():
        app = web.Application()
        app.router.add_post("/cgi-bin/stable_token", interface.stable_token)
        app.router.add_get("/cgi-bin/gettoken", interface.gettoken)
        app.router.add_route("*", "/{anything:.*}", interface.anything)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        interface.address = f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}"
        ready.set()
        return runner

    def work():
        asyncio.set_event_loop(loop)
        runner = loop.run_until_complete(start())
        loop.run_forever()
        loop.run_until_complete(runner.cleanup())
        loop.close()

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield interface
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)


def until(condition, seconds=20):
    """Wait for what another process does."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.05)
