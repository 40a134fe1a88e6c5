"""The token that every request needs: one for all workers, fetched by one at a time, ahead of its end.

`stable_token` gives the same token again until shortly before its end; forcing a new one is allowed 20 times a day, 30 seconds apart
(developers.weixin.qq.com, 获取稳定版接口调用凭据).
"""

import asyncio
from typing import Any

from bot.errors import UnansweredError
from bot.wechat.account import Account
from bot.wechat.faults import error_of, unreachable
from bot.wechat.http import Http
from bot.wechat.shared import SharedState

AHEAD = 300.0  # seconds before its end at which a token is fetched anew
FETCHING = 8.0  # seconds after which another worker may fetch where the first one died
LOOK = 0.1  # seconds
FORCED_APART = 24 * 3600 / 20  # seconds: never more than 20 a day


class Tokens:
    """The token of one account."""

    def __init__(self, account: Account, http: Http, state: SharedState) -> None:
        self._account, self._http, self._state = account, http, state
        self._fetching = asyncio.Lock()

    async def get(self, refused: str | None = None) -> str:
        """A token that is none the platform has `refused`; raises `PlatformError` where none can be had."""
        token = await self._state.get(self._name)
        if token is not None and token != refused:
            return token
        async with self._fetching:
            return await self._fetched(refused)

    @property
    def _name(self) -> str:
        return f"token:{self._account.kind}"

    async def _fetched(self, refused: str | None) -> str:
        while not await self._state.claim(f"{self._name}:fetching", FETCHING):
            await asyncio.sleep(LOOK)
            token = await self._state.get(self._name)
            if token is not None and token != refused:
                return token
        try:
            token = await self._state.get(self._name)
            if token is not None and token != refused:
                return token
            token, seconds = _read(await self._ask(force=False))
            if token == refused and self._account.kind == "wechat" and await self._state.claim(f"{self._name}:forced", FORCED_APART):
                token, seconds = _read(await self._ask(force=True))
            await self._state.put(self._name, token, max(1.0, seconds - AHEAD))
            return token
        finally:
            await self._state.remove(f"{self._name}:fetching")

    async def _ask(self, force: bool) -> dict[str, Any]:
        """What the address of tokens says; where it says nothing, the message that needs the token was certainly not sent."""
        try:
            return await self._asked(force)
        except UnansweredError:
            raise unreachable() from None

    async def _asked(self, force: bool) -> dict[str, Any]:
        account = self._account
        if account.kind == "wechat":
            asked = {"grant_type": "client_credential", "appid": account.receiver, "secret": account.secret, "force_refresh": force}
            return await self._http.ask("POST", "/cgi-bin/stable_token", {}, asked)
        return await self._http.ask("GET", "/cgi-bin/gettoken", {"corpid": account.receiver, "corpsecret": account.secret})


def _read(given: dict[str, Any]) -> tuple[str, float]:
    if given.get("errcode"):
        raise error_of(_code(given))
    token, seconds = given.get("access_token"), given.get("expires_in", 7200)
    if not isinstance(token, str) or not token or not isinstance(seconds, (int, float)):
        raise unreachable()
    return token, float(seconds)


def _code(given: dict[str, Any]) -> int:
    code = given["errcode"]
    if not isinstance(code, int):
        raise unreachable()
    return code
