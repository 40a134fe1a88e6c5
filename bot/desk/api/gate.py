"""Who may ask, how often, and from which pages: keys, limits and origins by setting."""

import hashlib
import hmac
import time
from collections.abc import Callable, Sequence

from starlette.requests import Request
from starlette.responses import Response

from bot.desk.api.faults import ApiError
from bot.serving.addresses import address_of
from bot.serving.origins import is_allowed
from bot.serving.shared_limits import SharedLimits, redis_of
from bot.settings import Settings

SAFE_HEADERS = {"X-Content-Type-Options": "nosniff", "Vary": "Origin"}


class Gate:
    """Lets requests in. Nothing of them is kept but how often a key or an address asked. `clock` gives seconds."""

    def __init__(self, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        self._keys = [_digest(key.encode()) for key in settings.api_keys]
        self._origins, self._proxies = settings.api_origins, settings.proxies
        self._limits = SharedLimits("api", settings.api_rate, settings.api_rate, redis_of(settings.redis_url), clock)

    async def admit(self, request: Request) -> None:
        """Raise `ApiError` 429 for one who asks too often, 401 for one without a key where keys are set."""
        key = self._key_of(request)
        if seconds := await self._limits.wait(key or self._address(request)):
            raise ApiError(429, "too_many", f"请求太快了，请过 {seconds} 秒再试。", {"Retry-After": str(seconds)})
        if self._keys and key is None and request.method != "OPTIONS":  # browsers ask without one
            text = "需要密钥：请在请求头里写 Authorization: Bearer 和您的密钥；没有密钥请向本服务的管理者要。"
            raise ApiError(401, "key_needed", text, {"WWW-Authenticate": "Bearer"})

    def finish(self, request: Request, response: Response) -> Response:
        """Say which pages may read the reply."""
        response.headers.update(SAFE_HEADERS)
        origin = request.headers.get("origin")
        if origin is not None and is_allowed(origin, request.headers.get("host"), self._origins):
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Expose-Headers"] = "ETag, Retry-After"
        return response

    def preflight(self, request: Request, methods: Sequence[str]) -> Response:
        """What a browser asks before it asks an address that knows these methods."""
        allow = {
            "Access-Control-Allow-Methods": ", ".join(methods),
            "Access-Control-Allow-Headers": "Authorization, Content-Type, If-None-Match",
            "Access-Control-Max-Age": "7200",
        }
        response = Response(status_code=204, headers={"Allow": ", ".join(methods)})
        if "Access-Control-Allow-Origin" in self.finish(request, response).headers:
            response.headers.update(allow)
        return response

    def _key_of(self, request: Request) -> str | None:
        """The digest of the key that the request carries; None where it is none of ours."""
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        digest = _digest(given.strip().encode("latin-1"))  # as headers are read
        fits = [hmac.compare_digest(digest, key) for key in self._keys]  # all of them: the time tells nothing
        return digest if scheme.lower() == "bearer" and any(fits) else None

    def _address(self, request: Request) -> str:
        peer = request.client.host if request.client else ""
        return address_of(peer, request.headers.get("x-forwarded-for"), self._proxies)


def _digest(key: bytes) -> str:
    return hashlib.sha256(key).hexdigest()
