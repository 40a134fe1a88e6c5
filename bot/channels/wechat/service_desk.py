"""微信客服: the platform only says that something has come; the messages are fetched, and answers are always sent.

Source: developer.work.weixin.qq.com, 微信客服, 接收消息和事件.
"""

import asyncio
import json
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import structlog

from bot.channels.wechat.aside import Aside
from bot.channels.wechat.channel import PlatformInput
from bot.channels.wechat.exchange import SILENCE, Reply
from bot.channels.wechat.line import Line
from bot.errors import CallbackError, PlatformError
from bot.monitoring.trace import begin_trace, end_trace, trace_for
from bot.settings import load_settings
from bot.wechat.callback import Received
from bot.wechat.incoming import KINDS, PERSON, Incoming

log = structlog.get_logger(__name__)

FROM_PERSON, FROM_SYSTEM = 3, 4  # `origin` of a message
PAGES = 100  # fetched at most for one call
FETCHING, LOOK = 60.0, 0.2  # seconds after which another worker may fetch where the first one died, and between looks
CURSOR_KEPT = 30 * 24 * 3600.0  # seconds for which all workers know how far a desk has been read


class ServiceDeskInput(PlatformInput):
    """The service desk: every call says `success`, and the messages are fetched and answered in tasks of their own."""

    kind = "wechat_kf"

    def __init__(self) -> None:
        self._aside = Aside()
        self._fetching: dict[str, asyncio.Lock] = {}

    async def answer(self, line: Line, received: Received) -> Reply:
        fields = received.fields
        desk, token = fields.get("OpenKfId") or "", fields.get("Token") or ""
        if fields.get("Event") == "kf_msg_or_event":
            if not PERSON.fullmatch(desk):
                raise CallbackError("person")
            self._aside.start(self._fetch(line, desk, token))
        return SILENCE

    async def _fetch(self, line: Line, desk: str, token: str) -> None:
        """Fetch what has come to a desk, page by page; the place reached is kept once a page's messages are taken over."""
        async with self._fetching.setdefault(desk, asyncio.Lock()):
            while not await line.state.claim(f"fetching:{desk}", FETCHING):  # another worker is at it
                await asyncio.sleep(LOOK)
            try:
                await self._fetch_pages(line, desk, token)
            except PlatformError as error:
                log.error("wechat.not_fetched", code=error.code, what=error.what, advice=error.advice)
            finally:
                await line.state.remove(f"fetching:{desk}")

    async def _fetch_pages(self, line: Line, desk: str, token: str) -> None:
        cursors = Cursors(load_settings().home / "wechat_kf.json")
        for _ in range(PAGES):
            page = await line.api.sync(desk, token, await line.state.get(f"cursor:{desk}") or cursors.get(desk))
            for one in page.get("msg_list") or ():
                await self._take(line, desk, one)
            if page.get("next_cursor"):
                cursors.put(desk, str(page["next_cursor"]))
                await line.state.put(f"cursor:{desk}", str(page["next_cursor"]), CURSOR_KEPT)
            if not page.get("has_more"):
                break

    async def _take(self, line: Line, desk: str, given: Mapping[str, Any]) -> None:
        incoming = to_incoming(given, desk)
        if incoming is not None:
            conversation = line.account.conversation(incoming.person)
            begin_trace(trace_for(conversation, incoming.key))
            await line.api.remember_desk(incoming.person, desk)
            await line.exchanges.receive(incoming, conversation, passive=False)
            end_trace()


def to_incoming(given: Mapping[str, Any], desk: str) -> Incoming | None:
    """The message that an entry of a page is; None for one of the staff, or of a shape that is not known."""
    kind, event = KINDS.get(str(given.get("msgtype")), "other"), _part(given, "event")
    person, number = given.get("external_userid") or event.get("external_userid"), given.get("msgid")
    if given.get("origin") not in (FROM_PERSON, FROM_SYSTEM) or not isinstance(person, str) or not PERSON.fullmatch(person):
        return None
    if not isinstance(number, str) or not number or not isinstance(given.get("send_time"), int):
        return None
    text, place = _part(given, "text"), _part(given, "location")
    return Incoming(
        kind=kind,
        person=person,
        receiver=desk,
        created=given["send_time"],
        number=number[:200],
        text=str(text.get("content") or ""),
        event=str(event.get("event_type") or ""),
        choice=str(text.get("menu_id") or ""),
        label=str(place.get("address") or place.get("name") or ""),
    )


def _part(given: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = given.get(name)
    return part if isinstance(part, Mapping) else {}


class Cursors:
    """How far each desk has been read, in a file: without it the platform gives the last days once more."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, desk: str) -> str:
        """The cursor of a desk; empty for one that was never read."""
        return self._read().get(desk, "")

    def put(self, desk: str, cursor: str) -> None:
        """Keep the cursor of a desk."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=self._path.parent, delete=False, encoding="utf-8") as file:
            json.dump(self._read() | {desk: cursor}, file)
        Path(file.name).replace(self._path)

    def _read(self) -> dict[str, str]:
        with suppress(OSError, ValueError):
            return dict(json.loads(self._path.read_text(encoding="utf-8")))
        return {}
