"""`/api/v1/topics`: what can be asked."""

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import Response

from bot.desk.api.listings import Topic, Topics
from bot.desk.api.parameters import Offset, PageSize, TopicKey, limit_query, offset_query
from bot.desk.api.parts import Parts
from bot.desk.api.replies import page, unless_known
from bot.policy.topics import TOPICS
from bot.policy.topics import topic as topic_named

KNOWN: dict[int | str, dict[str, Any]] = {304: {"description": "和上次一样"}}
UNKNOWN: dict[int | str, dict[str, Any]] = {404: {"description": "没有这类事"}}


def add_topics(router: APIRouter, parts: Parts) -> None:
    """Add `GET /topics` and `GET /topics/{key}`."""

    @router.get("/topics", summary="能问的各类事", responses={**KNOWN, 200: {"model": Topics}}, tags=["topics"])
    def topics(request: Request, limit: PageSize = limit_query(), offset: Offset = offset_query()) -> Response:
        items = [asdict(one) for one in TOPICS[offset : offset + limit + 1]]
        return unless_known(request, (parts.edition,), lambda: page(request, "topics", items, offset, limit))

    @router.get("/topics/{key}", summary="一类事", responses={**KNOWN, **UNKNOWN, 200: {"model": Topic}}, tags=["topics"])
    def topic(request: Request, key: TopicKey = Path(description="主题的名称", example="pension")) -> Response:
        return unless_known(request, (parts.edition,), lambda: asdict(topic_named(key.value)))
