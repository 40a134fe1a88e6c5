"""The addresses that WeChat and WeCom call. Whatever does not come from them gets one kind of refusal and leaves one line in the log."""

import asyncio
from typing import Any, Awaitable, Callable, Optional

import structlog
from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.wechat.clause_page import ClausePages
from bot.channels.wechat.exchange import Reply
from bot.channels.wechat.line import Line
from bot.errors import CallbackError
from bot.monitoring.trace import HEADER, begin_trace, current_trace, end_trace, trace_for
from bot.settings import load_settings
from bot.wechat.account import Kind, account_of
from bot.wechat.callback import LARGEST, Callback, Received
from bot.wechat.outgoing import SUCCESS

log = structlog.get_logger(__name__)

HOLD = 6.0  # seconds after which nobody can still be waiting; the platform hangs up after 5
REFUSAL = "不是微信平台发来的请求。"


class PlatformInput(InputChannel):
    """`/webhooks/<kind>/webhook` of one account; without the account's settings there is no such address."""

    kind: Kind

    @classmethod
    def name(cls) -> str:
        return cls.kind

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        blueprint = Blueprint(f"{self.kind}_platform", __name__)
        settings = load_settings()
        account = account_of(settings, self.kind)
        if account is None:
            return blueprint
        callback, pages, lines = Callback(account), ClausePages(settings), list[Line]()

        def line() -> Line:
            if not lines:
                lines.append(Line(account, settings, on_new_message))
            return lines[0]

        @blueprint.listener("after_server_start")
        async def start(app: Any, loop: Any) -> None:
            await line().start()

        @blueprint.listener("before_server_stop")
        async def stop(app: Any, loop: Any) -> None:
            await asyncio.gather(*(one.stop() for one in lines))

        @blueprint.get("/webhook")
        async def verify(request: Request) -> HTTPResponse:
            try:
                return response.text(callback.echo(dict(request.args)))
            except CallbackError as error:
                return self._refused(error)

        @blueprint.route("/webhook", methods=["POST"], stream=True)
        async def receive(request: Request) -> HTTPResponse:
            began = asyncio.get_running_loop().time()
            end_trace()  # of the message before on this connection
            try:
                received = callback.read(dict(request.args), await _body(request))
                reply = await self.answer(line(), received)
            except CallbackError as error:
                return self._refused(error)
            if reply.kind == "hold":
                await asyncio.sleep(max(0.0, began + HOLD - asyncio.get_running_loop().time()))
                return response.empty(status=503)
            if reply.kind == "silence":
                return response.text(SUCCESS)
            log.info("wechat.replied", channel=self.kind)
            named = {HEADER: current_trace()}
            return response.text(callback.reply(received, reply.text), headers=named, content_type="text/xml; charset=utf-8")

        @blueprint.get("/clause/<clause_id:str>")
        async def clause(request: Request, clause_id: str) -> HTTPResponse:
            return await pages.page(clause_id)

        return blueprint

    async def answer(self, line: Line, received: Received) -> Reply:
        """What the request gets; raises `CallbackError` for what is no message."""
        incoming = received.incoming
        conversation = line.account.conversation(incoming.person)
        begin_trace(trace_for(conversation, incoming.key))
        return await line.exchanges.receive(incoming, conversation)

    def _refused(self, error: CallbackError) -> HTTPResponse:
        log.warning("wechat.refused", channel=self.kind, reason=error.reason)
        return response.text(REFUSAL, status=403)


class WeChatInput(PlatformInput):
    """The official account (公众号)."""

    kind = "wechat"


class WeComInput(PlatformInput):
    """An application of WeCom (企业微信)."""

    kind = "wecom"


async def _body(request: Request) -> bytes:
    """The body, read no further than it may be long."""
    length: Optional[str] = request.headers.get("content-length")
    if length and (not length.isdecimal() or int(length) > LARGEST):
        raise CallbackError("size")
    body = b""
    async for part in request.stream:
        body += part
        if len(body) > LARGEST:
            raise CallbackError("size")
    return body
