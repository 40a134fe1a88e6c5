"""Addresses to read from: a clause in its document, places and topics to choose from."""

import asyncio
from dataclasses import asdict
from functools import lru_cache
from hashlib import sha256
from importlib import resources
from typing import Any, Dict, List

import yaml
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.answer.picker import MOST, PlacePicker
from bot.channels.web.faults import bad_request, not_found
from bot.channels.web.parts import Parts
from bot.channels.web.writing import for_reader
from bot.policy.citation import Span
from bot.policy.passage import passage
from bot.policy.topics import TOPICS
from bot.wiring import open_picker, open_sources

LIST_LIFE = 3600  # seconds that a browser keeps a list
LONGEST_QUERY = 40


@lru_cache(maxsize=1)
def picker() -> PlacePicker:
    """The places of this process, opened at the first question."""
    return open_picker()


def is_place(code: str) -> bool:
    """Whether there is a place of this code."""
    return picker().knows(code)


def add_reading_routes(blueprint: Blueprint, parts: Parts) -> None:
    """Add `GET /source`, `GET /regions` and `GET /topics`."""
    sources, topics = open_sources(parts.settings), topic_objects()

    @blueprint.get("/source")
    async def source(request: Request) -> HTTPResponse:
        session = await parts.session_of(request)
        answer = await asyncio.to_thread(parts.kept.outbox.answer, session.conversation, request.args.get("answer") or "")
        clauses = [*(answer or {}).get("clauses", ()), *(answer or {}).get("basis", ())]
        clause = next((one for one in clauses if one["id"] == request.args.get("clause")), None)
        if clause is None:
            raise not_found("这次对话的答复里没有这一条，请刷新后再试。")
        document = clause["document"]
        text = await asyncio.to_thread(sources, document["revision"] or document["id"])
        found = passage(text, [Span(start, end) for start, end in clause["source"]["spans"]])
        if found is None:
            raise not_found("没有找到这份文件的原文，请按文号到发布机关的网站查看。")
        return response.json({"document": document, **asdict(found), "spans": [list(span) for span in found.spans]})

    @blueprint.get("/regions")
    async def regions(request: Request) -> HTTPResponse:
        limit, typed = request.args.get("limit") or "10", (request.args.get("q") or "").strip()
        if not limit.isascii() or not limit.isdecimal() or not 1 <= int(limit) <= MOST:
            raise bad_request(f"limit 应为 1 到 {MOST} 的整数。")
        found = [] if len(typed) > LONGEST_QUERY else await asyncio.to_thread(lambda: picker().find(typed, int(limit)))
        rows = [{"code": one.code, "name": one.full_name, "short": one.name, "level": one.level} for one in found]
        return unless_known(request, {"regions": rows})

    @blueprint.get("/topics")
    async def topic_list(request: Request) -> HTTPResponse:
        return unless_known(request, {"topics": [topic | {"label": for_reader(request, topic["label"])} for topic in topics]})


def topic_objects() -> List[Dict[str, str]]:
    """The topics, each with the question that a tap on it sends."""
    questions = yaml.safe_load(resources.files("bot.channels.web").joinpath("questions.yml").read_text(encoding="utf-8"))
    return [{"topic": one.key, "group": one.group, "label": one.label, "question": questions[one.key]} for one in TOPICS]


def unless_known(request: Request, body: Dict[str, Any]) -> HTTPResponse:
    """A list with its ETag; 304 where the client has it already."""
    reply = response.json(body)
    tag = f'"{sha256(reply.body or b"").hexdigest()[:16]}"'
    headers = {"ETag": tag, "Cache-Control": f"public, max-age={LIST_LIFE}"}
    if tag in request.headers.get("if-none-match", ""):
        return response.empty(status=304, headers=headers)
    reply.headers.update(headers)
    return reply
