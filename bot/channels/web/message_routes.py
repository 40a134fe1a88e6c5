"""Addresses that a citizen writes to: messages and ratings."""

import asyncio
from collections.abc import Mapping
from typing import Any, Optional

from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.answer.sensitive.cleaning import Cleaner
from bot.channels.web.bodies import client_id_in, read_object, reason_in, text_in
from bot.channels.web.faults import bad_request, not_found
from bot.channels.web.parts import Parts, allow, in_time
from bot.monitoring.trace import HEADER, trace_for


def add_message_routes(blueprint: Blueprint, parts: Parts) -> None:
    """Add `POST /messages` and `POST /ratings`."""

    @blueprint.post("/messages", stream=True)
    async def take_message(request: Request) -> HTTPResponse:
        session = await parts.session_of(request)
        body = await read_object(request)
        client_id, text = client_id_in(body), text_in(body)
        await allow(parts.messages, session.conversation)
        seq = await in_time(asyncio.to_thread(parts.kept.outbox.accept, session.conversation, client_id, text))
        parts.hub.wake(session.conversation)
        parts.dispatcher.wake(session.conversation)
        trace = trace_for(session.conversation, client_id)
        return response.json({"id": client_id, "seq": seq}, status=202, headers={HEADER: trace})

    @blueprint.post("/ratings", stream=True)
    async def take_rating(request: Request) -> HTTPResponse:
        session = await parts.session_of(request)
        body = await read_object(request)
        answer_id, useful, why = body.get("answer"), body.get("useful"), reason_in(body)
        if not isinstance(answer_id, str) or not isinstance(useful, bool):
            raise bad_request("评价里要有 answer（答复的 id）和 useful（true 或 false）。")
        answer = await asyncio.to_thread(parts.kept.outbox.answer, session.conversation, answer_id)
        if answer is None:
            raise not_found("这次对话里没有这条答复，请刷新后再试。")
        await asyncio.to_thread(_rate, parts, session.conversation, answer, useful, why)
        return response.empty()


def _rate(parts: Parts, conversation: str, answer: Mapping[str, Any], useful: bool, why: Optional[str]) -> None:
    """Keep an opinion: without a consent of its own, no words that tell of health or of a child."""
    consent = parts.kept.consents.of(conversation) if why else None
    agreed = consent is not None and consent.state == "agreed"
    parts.kept.feedback.rate(conversation, answer, useful, why if agreed or why is None else Cleaner.open().words(why))
