"""Rasa's REST channel at its usual address, with the guards of this project."""

from typing import Any, Awaitable, Callable, Dict, Optional
from uuid import uuid4

from rasa.core.channels.channel import InputChannel, UserMessage
from rasa.core.channels.rest import RestInput
from sanic import Blueprint, response
from sanic.exceptions import InvalidUsage
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.guards import fault_of, safe_sender, safe_text
from bot.channels.switch import if_on
from bot.channels.turns import open_turns
from bot.conversations.turns import for_client
from bot.monitoring.trace import HEADER, current_trace, end_trace


class GuardedRestInput(RestInput):
    """`POST /webhooks/rest/webhook` with `{"sender", "message"}`: answers with a list of `text` and `custom` entries.

    Personal numbers are masked, commands neutralised, senders prefixed and metadata dropped before Rasa stores anything. A body that is no
    message gets status 400 and one sentence under `error`. A reply comes within five seconds, also when a part is down.
    Its header names the trace.
    """

    @classmethod
    def name(cls) -> str:
        return "rest"

    @classmethod
    def from_credentials(cls, credentials: Optional[Dict[str, Any]]) -> InputChannel:
        return if_on(cls.name(), cls)

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[None]]) -> Blueprint:
        async def take_turn(message: UserMessage) -> None:
            reply = message.output_channel
            for entry in for_client(await open_turns().take(on_new_message, message)):
                await reply._persist_message(entry)

        blueprint = super().blueprint(take_turn)

        @blueprint.middleware("response")
        async def name_trace(request: Request, reply: HTTPResponse) -> None:
            if trace := current_trace():
                reply.headers[HEADER] = trace

        @blueprint.middleware("request")
        async def refuse_faulty(request: Request) -> Optional[HTTPResponse]:
            end_trace()  # of the message before on this connection
            if request.method != "POST":
                return None
            try:
                fault = fault_of(request.json)
            except InvalidUsage:
                fault = "请求不是 JSON，请检查格式。"
            return response.json({"error": fault}, status=400) if fault else None

        return blueprint

    async def _extract_sender(self, req: Request) -> Optional[str]:
        sender = req.json.get("sender")
        return safe_sender(self.name(), uuid4().hex if sender is None else str(sender))  # nobody shares a conversation with strangers

    def _extract_message(self, req: Request) -> Optional[str]:
        return safe_text(req.json["message"])

    def _extract_input_channel(self, req: Request) -> str:
        return self.name()

    def get_metadata(self, request: Request) -> Optional[Dict[str, Any]]:
        return None
