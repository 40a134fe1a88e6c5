"""Bodies of requests: read no further than allowed, and what they must hold."""

import json
import re
from typing import Any, Dict, Optional

from sanic.request import Request

from bot.channels.guards import LONGEST, safe_text
from bot.channels.web.faults import FaultError, bad_request

LARGEST = 16 * 1024  # bytes
LONGEST_REASON = 500
CLIENT_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


async def read_object(request: Request) -> Dict[str, Any]:
    """The JSON object in the body; raises `FaultError` for one that is too large (413) or none (400)."""
    read = bytearray()
    while chunk := await request.stream.read() if request.stream.request_body else b"":
        read += chunk
        if len(read) > LARGEST:
            raise FaultError(413, "too_large", "内容太长了，请分几次发送。")
    try:
        body = json.loads(bytes(read))
    except (ValueError, RecursionError):
        raise bad_request("请求不是 JSON，请检查格式。", "bad_json") from None
    if not isinstance(body, dict):
        raise bad_request("请求应为一个 JSON 对象，请检查格式。", "bad_json")
    return body


def client_id_in(body: Dict[str, Any]) -> str:
    """The client's own name for a message."""
    found = body.get("id")
    if not isinstance(found, str) or not CLIENT_ID.fullmatch(found):
        raise bad_request("每条消息要有 id：1 到 64 个字母、数字、- 或 _。")
    return found


def text_in(body: Dict[str, Any]) -> str:
    """What the citizen says, without personal numbers and as no command."""
    text = body.get("text")
    if not isinstance(text, str):
        raise bad_request("消息里要有文字 text。")
    if len(text) > LONGEST:
        raise bad_request(f"消息太长了，最多 {LONGEST} 个字，请分几次说。", "message_too_long")
    said = safe_text(text)
    if not any(character.isprintable() and not character.isspace() for character in said):
        raise bad_request("消息是空的，请写一句话再发送。", "empty_message")
    return said


def reason_in(body: Dict[str, Any]) -> Optional[str]:
    """Why an answer was useful or not; None where nothing is said."""
    why = body.get("why")
    if why is not None and (not isinstance(why, str) or len(why) > LONGEST_REASON):
        raise bad_request(f"原因应为文字，最多 {LONGEST_REASON} 个字。")
    return safe_text(why) or None if why else None
