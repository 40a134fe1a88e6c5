"""Rasa's socket.io channel for published chat widgets, with the guards of this project."""

import re
from typing import Any, Awaitable, Callable, Dict, Mapping, Optional

import structlog
from rasa.core.channels.channel import InputChannel, UserMessage
from rasa.core.channels.socketio import SocketIOInput
from sanic import Blueprint

from bot.answer.phrases import Phrases
from bot.channels.guards import fault_of, safe_sender, safe_text
from bot.channels.switch import if_on
from bot.channels.turns import open_turns
from bot.channels.wire import Wire
from bot.conversations.turns import for_client
from bot.serving.origins import is_allowed
from bot.settings import load_settings

log = structlog.get_logger(__name__)

PREFIX = "socketio:"
OPENING = re.compile("/(get_started|greet|start|session_start)")  # what the documentation of such widgets has them send first
LARGEST = 64 * 1024  # bytes of one message on the wire


class GuardedSocketInput(SocketIOInput):
    """Takes `user_uttered` `{"message", "session_id"}` and sends `bot_uttered` `{"text"}` and `{"custom": {"answer"}}`, as REST has them.

    Personal numbers are masked, commands neutralised, senders prefixed and metadata dropped before Rasa stores anything. What is no
    message gets one sentence that a citizen can use; what widgets send when they open (nothing, or `/get_started`) is greeted. Pages of
    other origins are let in as the web channel lets them in.
    """

    @classmethod
    def from_credentials(cls, credentials: Optional[Dict[str, Any]]) -> InputChannel:
        channel: InputChannel = if_on(cls.name(), lambda: super(GuardedSocketInput, cls).from_credentials(credentials))
        return channel

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        blueprint = super().blueprint(on_new_message)
        sio, origins = self.sio, load_settings().web_origins
        sio.eio.cors_allowed_origins = lambda origin, environ: is_allowed(origin, environ.get("HTTP_HOST"), origins)
        sio.eio.max_http_buffer_size = LARGEST
        sio.eio._async = {**sio.eio._async, "websocket": Wire}

        async def hear(sid: str, data: Any = None) -> None:
            name = self._sender(sid, data)
            if said := _instead(data, name):
                await sio.emit(self.bot_message_evt, {"text": said}, room=sid, namespace=self.namespace)
                return
            room = await self._enter(sid, str(name))
            message = UserMessage(safe_text(data["message"]), None, safe_sender(self.name(), str(name)), input_channel=self.name())
            for entry in for_client(await open_turns().take(on_new_message, message)):
                await sio.emit(self.bot_message_evt, _shown(entry), room=room, namespace=self.namespace)
            log.info("socketio.sent")

        async def open_session(sid: str, data: Any = None) -> None:
            name = data.get("session_id") if isinstance(data, dict) else None
            name = name if isinstance(name, str) and fault_of({"message": "-", "sender": name}) is None else sid
            await self._enter(sid, name)
            await sio.emit("session_confirm", name, room=sid, namespace=self.namespace)

        sio.on(self.user_message_evt, hear, namespace=self.namespace)
        sio.on("session_request", open_session, namespace=self.namespace)
        return blueprint

    async def _enter(self, sid: str, name: str) -> str:
        """Let the socket hear what is said to `name`; return the room, which no name of a socket can be."""
        if name == sid:
            return sid
        await self.sio.enter_room(sid, PREFIX + name, namespace=self.namespace)
        return PREFIX + name

    def _sender(self, sid: str, data: Any) -> Any:
        """Who speaks: the socket, or where sessions last the session that the client names."""
        return data.get("session_id") if self.session_persistence and isinstance(data, dict) and data.get("session_id") else sid


def _instead(data: Any, name: Any) -> Optional[str]:
    """What the reader hears where there is no message to answer, or None."""
    message = data.get("message") if isinstance(data, dict) else data
    if isinstance(data, dict) and (message is None or (isinstance(message, str) and OPENING.fullmatch(message.strip()))):
        return Phrases.open().say("courtesy.welcome")
    if not isinstance(data, dict) or not isinstance(message, str):
        return Phrases.open().say("courtesy.no_message")
    if fault_of({"message": "-", "sender": name}):
        return Phrases.open().say("courtesy.no_conversation")
    return fault_of({"message": message})


def _shown(entry: Mapping[str, Any]) -> Dict[str, Any]:
    return {key: value for key, value in entry.items() if key != "recipient_id"}
