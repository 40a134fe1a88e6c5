"""What a caller did wrong, or what cannot be served now: a status, a code, and one sentence that says what to do."""

from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.responses import JSONResponse

from bot.errors import UnknownPlaceError, XinshiminError

AGAIN = 5  # seconds until it is worth trying again what was not available


class ApiError(Exception):
    """`text` is the sentence for the reader, `headers` go into the reply, `more` stands beside the sentence."""

    def __init__(self, status: int, code: str, text: str, headers: dict[str, str] | None = None, **more: Any) -> None:
        super().__init__(text)
        self.status, self.code, self.text, self.headers, self.more = status, code, text, headers or {}, more

    def to_response(self) -> JSONResponse:
        """The fault as the contract has it."""
        body = {**self.more, "error": self.text, "code": self.code}
        return JSONResponse(body, self.status, headers={"Cache-Control": "no-store", **self.headers})


def bad_request(text: str, code: str = "bad_request") -> ApiError:
    """A parameter, or the body, cannot be used."""
    return ApiError(400, code, text)


def not_found(text: str) -> ApiError:
    """Nothing is there."""
    return ApiError(404, "not_found", text)


def unavailable(**more: Any) -> ApiError:
    """A part is down."""
    return ApiError(503, "unavailable", "现在用不了，请过一会儿再试；急事请拨 12345。", {"Retry-After": str(AGAIN)}, **more)


def failed() -> ApiError:
    """A mistake of the program."""
    return ApiError(500, "failed", "这次没有办成，请过一会儿再试；急事请拨 12345。")


def fault_from(error: Exception) -> ApiError | None:
    """The fault that an exception stands for; None for one that is a mistake of the program."""
    if isinstance(error, ApiError):
        return error
    if isinstance(error, UnknownPlaceError):
        return ApiError(404, "unknown_region", str(error))
    if isinstance(error, XinshiminError):
        return unavailable()
    if isinstance(error, RequestValidationError):
        return _invalid(error)
    return None


def _invalid(error: RequestValidationError) -> ApiError:
    """The first value that cannot be used; what it was is not said again, for it may be anything."""
    first = error.errors()[0]
    where, *names = (str(part) for part in first["loc"])
    if first["type"] in ("json_invalid", "type_error.dict") or (where == "body" and not names):
        return bad_request('内容应为 JSON 对象，例如 {"q": "公租房怎么申请", "region": "包头"}。', "bad_json")
    name = names[-1] if names else where
    if where == "path":
        return not_found("没有这个名称，请对照接口说明检查地址。")
    if first["type"] == "value_error.missing":
        return bad_request(f"缺少参数 {name}，请补上再试。")
    if first["type"] == "value_error.extra":
        return bad_request(f"没有参数 {name[:40]}，请对照接口说明改正。")
    return bad_request(f"参数 {name} 不能用{_wanted(first)}，请改正后再试。")


def _wanted(problem: dict[str, Any]) -> str:
    limits = problem.get("ctx") or {}
    if problem["type"] == "type_error.enum":
        return "：没有这个名称"
    if "limit_value" in limits:
        most = problem["type"].endswith(("max_length", "not_le"))
        what = "个字" if "length" in problem["type"] else ""
        return f"：{'最多' if most else '至少'} {limits['limit_value']}{what and ' ' + what}"
    return "：应为整数" if "integer" in problem["type"] else ""
