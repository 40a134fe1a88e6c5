"""`/api/v1/documents`: the published documents in force on a day, and one document with its versions."""

from datetime import date
from typing import Any

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import Response

from bot.answer.answer import document_facts
from bot.desk.api.faults import not_found
from bot.desk.api.listings import Document as DocumentShape
from bot.desk.api.listings import Documents
from bot.desk.api.parameters import (
    LONGEST_NAME,
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
from bot.policy.document import Document
from bot.policy.lifecycle import split_reference
from bot.store.catalogue import Wanted, version_on
from bot.store.revisions import Revision

KNOWN: dict[int | str, dict[str, Any]] = {304: {"description": "和上次一样"}, 404: {"description": "没有收录"}}
AMBIGUOUS: dict[int | str, dict[str, Any]] = {409: {"description": "地名有几处"}}


def add_documents(router: APIRouter, parts: Parts) -> None:
    """Add `GET /documents` and `GET /documents/{document_id}`."""

    @router.get(
        "/documents",
        summary="这一天有效的文件",
        description="按编号排列。给了 `region` 就只列这个地方和它的上级的文件，给了 `topic` 就只列对这类事有话说的。",
        responses={**KNOWN, **AMBIGUOUS, 200: {"model": Documents}},
        tags=["documents"],
    )
    def documents(
        request: Request,
        region: str | None = region_query(),
        topic: TopicKey | None = topic_query(),
        as_of: str | None = as_of_query(),
        limit: PageSize = limit_query(),
        offset: Offset = offset_query(),
    ) -> Response:
        wanted, made_of = Wanted(day_of(as_of), parts.places.chain(region), key_of(topic)), parts.stamp()

        def build() -> dict[str, Any]:
            items = [facts(one) for one in parts.catalogue.documents(wanted, offset, limit + 1)]
            return page(request, "documents", items, offset, limit)

        return unless_known(request, made_of, build)

    @router.get(
        "/documents/{document_id}",
        summary="一份文件和它的各版",
        description="编号后面写 `@2` 就是第 2 版；不写就是这一天有效的一版，没有有效的就是最近的一版。"
        "它的条款见 `/api/v1/clauses?document=`。",
        responses={**KNOWN, 200: {"model": DocumentShape}},
        tags=["documents"],
    )
    def document(
        request: Request,
        document_id: str = Path(max_length=LONGEST_NAME, description="文件的编号", example="baotou-2024-47"),
        as_of: str | None = as_of_query(),
    ) -> Response:
        day, made_of = day_of(as_of), parts.stamp()
        name, n = split_reference(clean(document_id))
        versions = parts.catalogue.versions(name)
        found = version_on(versions, day, n)
        if found is None:
            raise not_found("没有收录这份文件，请在 /api/v1/documents 里查到编号再试。")
        listed = [_version(one, day) for one in versions]
        return unless_known(request, made_of, lambda: facts(found.document) | {"versions": listed})


def facts(document: Document) -> dict[str, Any]:
    """A document as the API gives it: as in an answer, and what an answer has no room for."""
    return document_facts(document) | {
        "audience": document.audience,
        "valid_from": document.valid_from.isoformat() if document.valid_from else None,
        "based_on": list(document.based_on),
        "source": {"file": document.source_file, "sha256": document.sha256},
    }


def _version(one: Revision, day: date) -> dict[str, Any]:
    begins, ends = (one.period.begins, one.period.ends) if one.period else (None, None)
    return {
        "revision": one.id,
        "begins": begins.isoformat() if begins else None,
        "ends": ends.isoformat() if ends else None,
        "state": one.state(day),
    }
