"""`/api/v1/regions`: places, by what somebody types, or level by level."""

from typing import Any

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from bot.answer.answer import region_facts
from bot.desk.api.faults import not_found
from bot.desk.api.listings import Place, Places
from bot.desk.api.parameters import LONGEST_NAME, Offset, PageSize, clean, limit_query, offset_query
from bot.desk.api.parts import Parts
from bot.desk.api.replies import page, unless_known
from bot.regions import Region
from bot.regions.region import NATIONAL

LONGEST_TYPED = 40
KNOWN: dict[int | str, dict[str, Any]] = {304: {"description": "和上次一样"}, 404: {"description": "没有这个地方"}}
PARENT = "上一级的代码；不写就从省一级列起。和 q 一起写时，只在它里面找"


def add_regions(router: APIRouter, parts: Parts) -> None:
    """Add `GET /regions` and `GET /regions/{code}`."""

    @router.get("/regions", summary="地方", responses={**KNOWN, 200: {"model": Places}}, tags=["regions"])
    def regions(
        request: Request,
        q: str | None = Query(None, min_length=1, max_length=LONGEST_TYPED, description="名称、拼音或首字母", example="bt"),
        parent: str | None = Query(None, min_length=1, max_length=LONGEST_NAME, description=PARENT, example="150000"),
        limit: PageSize = limit_query(),
        offset: Offset = offset_query(),
    ) -> Response:
        gazetteer = parts.answering.tools.gazetteer
        above = _known(parts, parent or NATIONAL).code

        def build() -> dict[str, Any]:
            if q is None:
                found = list(gazetteer.children(above))
            else:
                found = [one for one in parts.picker.find(clean(q), len(gazetteer)) if gazetteer.within(one.code, above)]
            items = [facts(one) for one in found[offset : offset + limit + 1]]
            return page(request, "regions", items, offset, limit)

        return unless_known(request, (parts.edition,), build)

    @router.get("/regions/{code}", summary="一个地方，和它的上级", responses={**KNOWN, 200: {"model": Place}}, tags=["regions"])
    def region(request: Request, code: str = Path(max_length=LONGEST_NAME, description="六位代码", example="150200")) -> Response:
        place = _known(parts, code)
        chain = [region_facts(one) for one in parts.answering.tools.gazetteer.chain(place.code)]
        return unless_known(request, (parts.edition,), lambda: facts(place) | {"chain": chain})


def facts(region: Region) -> dict[str, Any]:
    """A place as the API gives it."""
    return {"code": region.code, "name": region.full_name, "short": region.name, "level": region.level, "parent": region.parent}


def _known(parts: Parts, code: str) -> Region:
    gazetteer = parts.answering.tools.gazetteer
    if code not in gazetteer:
        raise not_found("没有这个代码的地方，请在 /api/v1/regions 里查到代码再试。")
    return gazetteer.get(code)
