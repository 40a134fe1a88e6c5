"""What a client of the web channel did wrong, or what cannot be served now: a status, a code, and one sentence."""

from typing import Any, Dict, Optional

from sanic import response
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.web.writing import for_reader
from bot.errors import UnknownSessionError, XinshiminError

AGAIN = 5  # seconds until it is worth trying again what was not available


class FaultError(Exception):
    """`text` is the sentence for the reader, `again` the seconds to wait before the next try."""

    def __init__(self, status: int, code: str, text: str, again: Optional[int] = None) -> None:
        super().__init__(text)
        self.status, self.code, self.text, self.again = status, code, text, again

    def to_response(self, request: Request) -> HTTPResponse:
        """The fault as the contract has it, as the reader of `request` reads."""
        headers: Dict[str, str] = {"Cache-Control": "no-store"}
        if self.again is not None:
            headers["Retry-After"] = str(self.again)
        return response.json({"error": for_reader(request, self.text), "code": self.code}, status=self.status, headers=headers)


def bad_request(text: str, code: str = "bad_request") -> FaultError:
    """The body, or a value in it, cannot be used."""
    return FaultError(400, code, text)


def not_found(text: str = "没有这个地址，请检查后再试。") -> FaultError:
    """Nothing is there."""
    return FaultError(404, "not_found", text)


def session_unknown() -> FaultError:
    """The session does not exist (any more)."""
    return FaultError(401, "session_unknown", str(UnknownSessionError()))


def session_expired() -> FaultError:
    """The session's last day is over."""
    return FaultError(401, "session_expired", "这次对话已经过期；请重新打开对话再问。")


def fault_from(error: Any) -> Optional[FaultError]:
    """The fault that an exception stands for; None for one that is a mistake of the program."""
    if isinstance(error, FaultError):
        return error
    if isinstance(error, UnknownSessionError):
        return session_unknown()
    if isinstance(error, XinshiminError):
        return unavailable()
    if isinstance(error, SanicException) and 400 <= error.status_code < 500:
        return FaultError(error.status_code, "bad_request", "这个请求处理不了，请检查后再试。")
    return None


def unavailable() -> FaultError:
    """A part is down."""
    return FaultError(503, "unavailable", "现在用不了，请过一会儿再试；急事请拨 12345。", AGAIN)
