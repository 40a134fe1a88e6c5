"""Addresses of the notice and of sessions: open one, erase one."""

import asyncio

from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.web.bodies import read_object
from bot.channels.web.faults import FaultError, bad_request
from bot.channels.web.parts import NAME, Parts
from bot.channels.web.reading_routes import is_place
from bot.channels.web.shapes import moment
from bot.channels.web.tokens import new_conversation
from bot.channels.web.writing import for_reader


def add_session_routes(blueprint: Blueprint, parts: Parts) -> None:
    """Add `GET /notice`, `POST /sessions` and `DELETE /session`."""

    @blueprint.get("/notice")
    async def notice(request: Request) -> HTTPResponse:
        notice = parts.notice.to_dict()
        return response.json(notice | {"text": for_reader(request, notice["text"])})

    @blueprint.post("/sessions", stream=True)
    async def open_session(request: Request) -> HTTPResponse:
        body = await read_object(request)
        if body.get("consent") != parts.notice.version:
            raise FaultError(403, "consent_needed", "请先看说明，同意后再开始对话。")
        region = body.get("region")
        if region is not None and not (isinstance(region, str) and await asyncio.to_thread(is_place, region)):
            raise bad_request("不知道 region 是哪里，应为行政区划代码，例如 150200。", "unknown_region")
        session = await asyncio.to_thread(parts.kept.sessions.open, new_conversation(), NAME, parts.notice.version, parts.life, region)
        opened = {"session": session.conversation, "token": parts.signer.sign(session), "expires_at": moment(session.expires_at)}
        return response.json(opened, status=201)

    @blueprint.delete("/session")
    async def erase_session(request: Request) -> HTTPResponse:
        session = await parts.session_of(request)
        await parts.dispatcher.erase(session.conversation)
        return response.json({"text": for_reader(request, parts.farewell)})
