"""`/api/v1/search`: clauses by words, meaning, pinyin, place and number."""

from typing import Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from bot.desk.api.listings import Hits
from bot.desk.api.parameters import (
    Offset,
    PageSize,
    TopicKey,
    as_of_query,
    clean,
    day_of,
    key_of,
    limit_query,
    offset_query,
    region_query,
    topic_query,
)
from bot.desk.api.parts import Parts
from bot.desk.api.replies import page, unless_known
from bot.language.masking import mask
from bot.store.search.clause import Filters

LONGEST_QUERY = 200
ALSO: dict[int | str, dict[str, Any]] = {
    200: {"model": Hits},
    304: {"description": "和上次一样"},
    404: {"description": "没有这个地方"},
    409: {"description": "地名有几处"},
}


def add_search(router: APIRouter, parts: Parts) -> None:
    """Add `GET /search`."""

    @router.get(
        "/search",
        summary="查条款",
        description="按词、意思、拼音、首字母、地名、文号查，最合适的在前。给了 `region` 就只查这个地方和它的上级。",
        responses=ALSO,
        tags=["search"],
    )
    def search(
        request: Request,
        q: str = Query(..., min_length=1, max_length=LONGEST_QUERY, description="要查的词，次序随意", example="gzf baotou"),
        region: str | None = region_query(),
        topic: TopicKey | None = topic_query(),
        as_of: str | None = as_of_query(),
        limit: PageSize = limit_query(),
        offset: Offset = offset_query(),
    ) -> Response:
        filters = Filters(topic=key_of(topic), as_of=day_of(as_of))
        code = parts.places.one(region).code if region is not None else None
        made_of = parts.stamp()  # before the search: what is published meanwhile makes another tag

        def build() -> dict[str, Any]:
            found = parts.fresh_search().search(mask(clean(q)), region=code, filters=filters, limit=offset + limit + 1)
            gazetteer = parts.answering.tools.gazetteer
            named = [{"code": one, "name": gazetteer.get(one).full_name} for one in found.query.places]
            hits = [hit.to_dict() for hit in found.hits[offset:]]
            return page(request, "hits", hits, offset, limit, places=named, topics=list(found.query.topics))

        return unless_known(request, made_of, build)
