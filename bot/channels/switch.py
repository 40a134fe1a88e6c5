"""Channels that the setting `XINSHIMIN_CHANNELS` does not name answer nowhere."""

from typing import Any, Awaitable, Callable

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint

from bot.settings import load_settings


class Off(InputChannel):
    """Stands in for a channel that is off: it has no addresses."""

    def __init__(self, name: str) -> None:
        self._name = name

    @classmethod
    def name(cls) -> str:
        return "off"

    def url_prefix(self) -> str:
        return f"off/{self._name}"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        return Blueprint(f"{self._name}_off")


def if_on(name: str, make: Callable[[], InputChannel], part: str = "") -> InputChannel:
    """The channel that `make` makes where the settings name it, else one without addresses; `part` is the name of one that goes with it."""
    return make() if name in load_settings().channels else Off(part or name)
