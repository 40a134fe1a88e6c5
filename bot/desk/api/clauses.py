"""`/api/v1/clauses`: the clauses of the published documents, word for word, with what they say to each topic."""

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from bot.answer.answer import condition_facts, document_facts
from bot.desk.api.documents import AMBIGUOUS, KNOWN
from bot.desk.api.faults import not_found
from bot.desk.api.listings import Clause, Clauses
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
from bot.policy.clause import Annotation
from bot.store.catalogue import Entry, Wanted

ONE = "条款的编号，在地址里要编码：`#` 写成 `%23`。文件编号后面写 `@2`（`baotou-2024-47@2#…`）就是第 2 版里的，不论哪一天有效"
OF_DOCUMENT = "只列这份文件的，编号，例如 baotou-2024-47；写 baotou-2024-47@1 就是第 1 版的，不论哪一天有效"


def add_clauses(router: APIRouter, parts: Parts) -> None:
    """Add `GET /clauses` and `GET /clauses/{clause_id}`."""

    @router.get(
        "/clauses",
        summary="这一天有效的条款",
        description="按文件编号和文中次序排列。给了 `region` 就只列这个地方和它的上级的，给了 `topic` 就只列对这类事有话说的。",
        responses={**KNOWN, **AMBIGUOUS, 200: {"model": Clauses}},
        tags=["clauses"],
    )
    def clauses(
        request: Request,
        document: str | None = Query(None, min_length=1, max_length=LONGEST_NAME, description=OF_DOCUMENT, example="baotou-2024-47"),
        region: str | None = region_query(),
        topic: TopicKey | None = topic_query(),
        as_of: str | None = as_of_query(),
        limit: PageSize = limit_query(),
        offset: Offset = offset_query(),
    ) -> Response:
        within, made_of = parts.places.chain(region), parts.stamp()
        wanted = Wanted(day_of(as_of), within, key_of(topic), clean(document) if document is not None else None)

        def build() -> dict[str, Any]:
            items = [facts(one) for one in parts.catalogue.clauses(wanted, offset, limit + 1)]
            return page(request, "clauses", items, offset, limit)

        return unless_known(request, made_of, build)

    @router.get("/clauses/{clause_id}", summary="一条", responses={**KNOWN, 200: {"model": Clause}}, tags=["clauses"])
    def clause(
        request: Request,
        clause_id: str = Path(max_length=LONGEST_NAME, description=ONE, example="baotou-2024-47#二(一)1(1)"),
        as_of: str | None = as_of_query(),
    ) -> Response:
        made_of = parts.stamp()
        found = parts.catalogue.clause(clean(clause_id), day_of(as_of))
        if found is None:
            raise not_found("这一天没有这一条，请在 /api/v1/clauses 里查到编号，或换一个日期再试。")
        return unless_known(request, made_of, lambda: facts(found))


def facts(entry: Entry) -> dict[str, Any]:
    """A clause as the API gives it."""
    clause, document = entry.clause, entry.document
    return {
        "id": clause.id,
        "path": clause.path,
        "headings": list(clause.headings),
        "text": clause.text,
        "kind": entry.kind,
        "document": document_facts(document),
        "bureaus": [asdict(bureau) for bureau in clause.bureaus],
        "annotations": [_annotation(one) for one in entry.annotations],
        "source": {"file": document.source_file, "spans": [list(span) for span in clause.spans], "sha256": document.sha256},
    }


def _annotation(one: Annotation) -> dict[str, Any]:
    conditions = [condition_facts(condition, None) for condition in one.conditions]
    return asdict(one) | {"conditions": [{name: value for name, value in each.items() if name != "met"} for each in conditions]}
