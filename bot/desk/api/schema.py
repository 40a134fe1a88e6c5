"""The OpenAPI description of the API."""

import re
from typing import Any

from fastapi import APIRouter
from fastapi.openapi.utils import get_openapi

FROM_FASTAPI = ("HTTPValidationError", "ValidationError")
TEXT = """问一句话，得到所在地现行条款的原文、文号和负责的部门，与市民看到的是同一个答复。只读；不保存问的人说了什么。
出错时答复是 `{"error": "一句话，说怎么办", "code": "名称"}`。列表分页：`next` 是下一页的地址，没有下一页是 null。
带上次的 `ETag` 再问（`If-None-Match`），没有变化就是 304。"""


def describe(router: APIRouter, keys: bool) -> dict[str, Any]:
    """The description of `router`; with `keys` every address asks for one."""
    found = get_openapi(title="新市民政策助手 开放接口", version="1", description=TEXT, routes=router.routes)
    for name in FROM_FASTAPI:
        found["components"]["schemas"].pop(name, None)
    for operations in found["paths"].values():
        for operation in operations.values():
            _tidy(operation)
    if keys:
        found["components"]["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer", "description": "管理者给的密钥"}}
        found["security"] = [{"key": []}]
    else:
        _drop(found, "401")
    return found


def _tidy(operation: dict[str, Any]) -> None:
    """What is wrong with a request is told with 400 here, and every fault has the same shape; 304 has no content."""
    operation["operationId"] = re.sub(r"_api_v1.*", "", operation["operationId"])
    responses = operation["responses"]
    responses.pop("422", None)
    responses.get("304", {}).pop("content", None)
    for status in ("404", "409"):
        if status in responses:
            responses[status]["content"] = responses["400"]["content"]


def _drop(description: dict[str, Any], status: str) -> None:
    for operations in description["paths"].values():
        for operation in operations.values():
            operation["responses"].pop(status, None)
