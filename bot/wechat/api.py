"""The platform's interface: messages, the menu, what a service desk has received. Asynchronous; every call ends in time."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.wechat.account import Account
from bot.wechat.faults import TOKEN_CODES, error_of, uncertain
from bot.wechat.http import Http
from bot.wechat.outgoing import clean
from bot.wechat.packet import Card
from bot.wechat.shared import SharedState
from bot.wechat.tokens import Tokens

SEND = {"wechat": "/cgi-bin/message/custom/send", "wecom": "/cgi-bin/message/send", "wechat_kf": "/cgi-bin/kf/send_msg"}
DESK_KEPT = 48 * 3600.0  # seconds for which it is known at which desk a person asked


class PlatformApi:
    """Calls for one account; every method raises `PlatformError` where the platform did not do it."""

    def __init__(self, account: Account, state: SharedState, http: Http | None = None) -> None:
        self._account, self._state = account, state
        self._http = http or Http(account.api)
        self._tokens = Tokens(account, self._http, state)

    async def call(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """One call; a token that is refused is replaced, and the call repeated, once."""
        token = await self._tokens.get()
        given = await self._once(method, path, token, body)
        if given.get("errcode") in TOKEN_CODES:
            given = await self._once(method, path, await self._tokens.get(refused=token), body)
        code = given.get("errcode", 0)
        if not isinstance(code, int):
            raise uncertain()
        if code:
            raise error_of(code)
        return given

    async def send_text(self, person: str, text: str) -> None:
        """Send a text of at most 2,048 bytes."""
        await self._send(person, "text", {"content": clean(text)})

    async def send_card(self, person: str, card: Card) -> None:
        """Send a card that opens a page."""
        article = {"title": card.title, "description": card.description, "url": card.url}
        if self._account.kind == "wechat_kf":
            await self._send(person, "text", {"content": card.line})
        else:
            await self._send(person, "news", {"articles": [article]})

    async def send_choices(self, person: str, above: str, options: Sequence[str]) -> None:
        """Send choices to tap; a tap comes back as a text with the number of the option."""
        if self._account.kind == "wechat":
            listed: list[dict[str, Any]] = [{"id": str(number), "content": option} for number, option in enumerate(options, 1)]
        else:
            listed = [{"type": "click", "click": {"id": str(number), "content": option}} for number, option in enumerate(options, 1)]
        await self._send(person, "msgmenu", {"head_content": above, "list": listed, "tail_content": ""})

    async def put_menu(self, buttons: Mapping[str, Any]) -> None:
        """Replace the menu of the official account."""
        await self.call("POST", "/cgi-bin/menu/create", buttons)

    async def get_menu(self) -> dict[str, Any]:
        """The menu as the platform has it."""
        return await self.call("GET", "/cgi-bin/get_current_selfmenu_info")

    async def sync(self, desk: str, token: str, cursor: str) -> dict[str, Any]:
        """What the service desk `desk` has received since `cursor`."""
        asked = {"open_kfid": desk, "token": token, "cursor": cursor, "limit": 1000}
        return await self.call("POST", "/cgi-bin/kf/sync_msg", asked)

    async def remember_desk(self, person: str, desk: str) -> None:
        """Where a person asked is where the answer goes."""
        await self._state.put(f"desk:{person}", desk, DESK_KEPT)

    async def token(self) -> str:
        """A token, to see whether one can be had."""
        return await self._tokens.get()

    async def close(self) -> None:
        """Let go of the connections."""
        await self._http.close()

    async def _once(self, method: str, path: str, token: str, body: Mapping[str, Any] | None) -> dict[str, Any]:
        return await self._http.ask(method, path, {"access_token": token}, body)

    async def _send(self, person: str, kind: str, content: Mapping[str, Any]) -> None:
        body: dict[str, Any] = {"touser": person, "msgtype": kind, kind: content}
        if self._account.kind == "wecom":
            body["agentid"] = int(self._account.agent) if self._account.agent.isdecimal() else self._account.agent
        if self._account.kind == "wechat_kf":
            body["open_kfid"] = await self._state.get(f"desk:{person}") or ""
        await self.call("POST", SEND[self._account.kind], body)
