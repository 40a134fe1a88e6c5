"""`/api/v1/bodies`: the directory of bodies by place."""

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from bot.desk.api.documents import AMBIGUOUS, KNOWN
from bot.desk.api.listings import Bodies
from bot.desk.api.parameters import Offset, PageSize, TopicKey, key_of, limit_query, offset_query, region_query, topic_query
from bot.desk.api.parts import Parts
from bot.desk.api.replies import page, unless_known
from bot.policy.body import Body


def add_bodies(router: APIRouter, parts: Parts) -> None:
    """Add `GET /bodies`."""

    @router.get(
        "/bodies",
        summary="名录里的部门",
        description="按地方的代码和名称排列。给了 `region` 就只列这个地方自己的，给了 `topic` 就只列写明管这类事的。",
        responses={**KNOWN, **AMBIGUOUS, 200: {"model": Bodies}},
        tags=["bodies"],
    )
    def bodies(
        request: Request,
        region: str | None = region_query(),
        topic: TopicKey | None = topic_query(),
        limit: PageSize = limit_query(),
        offset: Offset = offset_query(),
    ) -> Response:
        place, key, made_of = parts.places.one(region) if region is not None else None, key_of(topic), parts.stamp()

        def build() -> dict[str, Any]:
            listed = parts.directory.at([place.code]) if place else parts.directory.all()
            found = [one for one in listed if key is None or key in one.topics]
            return page(request, "bodies", [facts(one) for one in found[offset : offset + limit + 1]], offset, limit)

        return unless_known(request, made_of, build)


def facts(body: Body) -> dict[str, Any]:
    """A body as the API and the command line give it."""
    return asdict(body) | {"checked_on": body.checked_on.isoformat() if body.checked_on else None}
