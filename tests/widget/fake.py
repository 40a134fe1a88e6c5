"""The web channel's contract in memory, for fast tests: it answers with the real actions, and can be slow, refuse, hold back or go away.

The contract is docs/reference/web-channel.md; the same flows run against the real servers in tests/servers.
"""

import asyncio
import json
import threading
from contextlib import suppress
from datetime import datetime, timezone
from uuid import uuid4

from aiohttp import web

from bot.channels.web.writing import for_reader, shown, wants_traditional
from tests.widget.answers import Answers

HEARTBEAT = 15
NOTICE = {
    "version": "2026-11-22",
    "text": "您说的话和得到的答复会保存 30 天，用来接着往下答；证件号码、电话先遮去再保存。随时可以在“设置”里删除。",
    "characters": 2000,
    "days": 30,
}


class Session:
    """What is kept of one session."""

    def __init__(self):
        self.name, self.token, self.events, self.turns, self.erased = uuid4().hex, uuid4().hex, [], [], False
        self.changed = asyncio.Event()
        self.lock = asyncio.Lock()

    def add(self, sender, text, **more):
        now = datetime.now(timezone.utc).isoformat(timespec="seconds").replace("+00:00", "Z")
        event = {
            "seq": len(self.events) + 1,
            "at": now,
            "from": sender,
            "text": text,
            "answer": None,
            "reply_to": None,
            "id": None,
            "last": False,
            "holder": None,
        }
        self.events.append(event | more)
        self.wake()
        return len(self.events)

    @property
    def with_person(self):
        return next((event["holder"] for event in reversed(self.events) if event["holder"]), "bot") == "person"

    def wake(self):
        self.changed.set()
        self.changed = asyncio.Event()


class Fake:
    """The server. Knobs: `delay` seconds of a turn, `held` streams that let nothing through, `refusals` of the next messages."""

    def __init__(self, home, pages):
        self.answers, self.pages = Answers(home), pages
        self.port = 0
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()
        self.reset()

    def reset(self):
        self.sessions, self.requests, self.refusals, self.ratings = {}, [], [], []
        self.delay, self.held, self.notice, self.said = 0.05, False, dict(NOTICE), {}

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def start(self):
        self._run(self._start())
        return self

    def stop(self):
        """Go away: what is open breaks, what is kept stays."""
        self._run(self._stop())

    def say(self, sender, text, **more):
        """Put an event into every session, as an operator or a broken part would."""
        for session in list(self.sessions.values()):
            self._run(self._say(session, sender, text, more))

    def forget(self):
        """The sessions are over: their tokens count no longer."""
        self.sessions.clear()

    def answer_to(self, text):
        """A real answer, for tests that change it."""
        reply = self._run(self._think("somebody", text))
        return next(entry["answer"] for entry in reply if "answer" in entry)

    async def _think(self, session, text):
        return await self.loop.run_in_executor(None, self.answers.to, session, text)

    def asked(self, method, path):
        return [body for one, where, body in self.requests if (one, where) == (method, path)]

    def _run(self, work):
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(20)

    async def _say(self, session, sender, text, more):
        session.add(sender, text, **more)

    async def _start(self):
        app = web.Application(middlewares=[self._around])
        prefix = "/webhooks/web"
        routes = [
            ("GET", "/notice", self._notice),
            ("POST", "/sessions", self._open),
            ("POST", "/messages", self._message),
            ("GET", "/events", self._events),
            ("POST", "/ratings", self._rate),
            ("DELETE", "/session", self._erase),
            ("GET", "/source", self._source),
            ("GET", "/regions", self._regions),
            ("GET", "/topics", self._topics),
        ]
        for method, path, handler in routes:
            app.router.add_route(method, prefix + path, handler)
        self.pages.add_to(app.router)
        self.runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1, handler_cancellation=True)
        await self.runner.setup()
        site = web.TCPSite(self.runner, "127.0.0.1", self.port, reuse_address=True)
        await site.start()
        self.port = site._server.sockets[0].getsockname()[1]

    async def _stop(self):
        for session in self.sessions.values():
            session.wake()
        await self.runner.cleanup()

    @web.middleware
    async def _around(self, request, handler):
        cross = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": "GET, POST, DELETE",
                 "Access-Control-Allow-Headers": "Authorization, Content-Type"}  # fmt: skip
        if request.method == "OPTIONS":
            return web.Response(status=204, headers=cross)
        body = await request.json() if request.can_read_body else None
        self.requests.append((request.method, request.path.removeprefix("/webhooks/web"), body))
        request["cross"] = cross
        reply = await handler(request)
        if not reply.prepared:
            reply.headers.update(cross)
        return reply

    def _session(self, request):
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return self.sessions.get(token)

    async def _notice(self, request):
        return web.json_response(self.notice | {"text": for_reader(request, self.notice["text"])})

    async def _open(self, request):
        if (await request.json())["consent"] != self.notice["version"]:
            return fault(403, "consent_needed", "请先同意说明。")
        session = Session()
        self.sessions[session.token] = session
        return web.json_response({"session": session.name, "token": session.token, "expires_at": "2030-01-01T00:00:00Z"}, status=201)

    async def _message(self, request):
        session, body = self._session(request), await request.json()
        if session is None:
            return fault(401, "session_expired", "对话已到期。")
        if self.refusals:
            return fault(*self.refusals.pop(0))
        known = [event["seq"] for event in session.events if event["id"] == body["id"]]
        seq = known[0] if known else session.add("citizen", body["text"], id=body["id"])
        if not known and not session.with_person:
            session.turns.append(asyncio.ensure_future(self._turn(session, body["id"], body["text"])))
        return web.json_response({"id": body["id"], "seq": seq}, status=202)

    async def _turn(self, session, turn, text):
        async with session.lock:
            delay = self.delay
            await asyncio.sleep(delay)
            said = self.said.get(text) or await self._think(session.name, text)
            for index, entry in enumerate(said):
                session.add("bot", entry.get("text", ""), answer=entry.get("answer"), reply_to=turn, last=index == len(said) - 1)

    async def _events(self, request):
        session, after = self._session(request), int(request.query.get("after", 0))
        if session is None:
            return fault(401, "session_expired", "对话已到期。")
        shape = in_traditional if wants_traditional(request) else dict
        if "event-stream" not in request.headers["Accept"]:
            return await self._poll(session, after, float(request.query.get("wait", 0)), shape)
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"} | request["cross"]
        reply = web.StreamResponse(headers=headers)
        await reply.prepare(request)
        with suppress(ConnectionResetError):
            await self._stream(session, reply, after, shape)
        return reply

    async def _stream(self, session, reply, after, shape):
        runner = self.runner
        while self.runner is runner and runner.server is not None:
            changed = session.changed
            for event in session.events[after:] if not self.held else []:
                await reply.write(f"id: {event['seq']}\nevent: message\ndata: {json.dumps(shape(event), ensure_ascii=False)}\n\n".encode())
                after = event["seq"]
            if session.erased:
                await reply.write('event: erased\ndata: {"text": "已经删除。"}\n\n'.encode())
                return
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(changed.wait(), HEARTBEAT)
                continue
            await reply.write(b": here\n\n")

    async def _poll(self, session, after, wait, shape):
        if len(session.events) <= after and not session.erased:
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(session.changed.wait(), wait)
        return web.json_response({"events": [shape(event) for event in session.events[after:]], "working": None, "erased": session.erased})

    async def _rate(self, request):
        self.ratings.append(await request.json())
        return web.Response(status=204) if self._session(request) else fault(401, "session_expired", "对话已到期。")

    async def _erase(self, request):
        session = self._session(request)
        if session is None:
            return fault(401, "session_unknown", "没有这个对话。")
        session.erased = True
        session.wake()
        del self.sessions[session.token]
        return web.json_response({"text": "已经删除。"})

    async def _source(self, request):
        found = self.answers.source(request.query["answer"], request.query["clause"])
        return web.json_response(found) if found else fault(404, "not_found", "没有这一条。")

    async def _regions(self, request):
        return web.json_response({"regions": self.answers.regions(request.query.get("q", ""))})

    async def _topics(self, request):
        rows = self.answers.topics()
        return web.json_response({"topics": [row | {"label": for_reader(request, row["label"])} for row in rows]})


def in_traditional(event):
    return event | {"shown": shown(event)}


def fault(status, code, text, retry_after=None):
    headers = {"Retry-After": str(retry_after)} if retry_after else {}
    return web.json_response({"error": text, "code": code}, status=status, headers=headers)
