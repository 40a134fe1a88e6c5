"""A channel that the settings do not name has no addresses."""

import asyncio

import pytest
from rasa.core.run import create_http_input_channels
from sanic import Sanic

from bot.channels.switch import Off
from bot.settings import ROOT


@pytest.fixture
def paths(tmp_path, monkeypatch):
    """The addresses that the product has with the given setting."""

    def paths(channels):
        from rasa.core.channels.channel import register

        monkeypatch.setenv("XINSHIMIN_HOME", str(tmp_path))
        monkeypatch.setenv("XINSHIMIN_CHANNELS", channels)
        app = Sanic(f"switched_{abs(hash(channels))}", configure_logging=False)
        register(create_http_input_channels(None, str(ROOT / "credentials.yml")), app, "/webhooks/")
        return {route.path.split("/")[1] if route.path.startswith("webhooks/") else route.path for route in app.router.routes}

    return paths


@pytest.mark.parametrize(
    ("channels", "there", "away"),
    [
        ("web", {"web"}, {"rest", "socketio", "socket.io"}),
        ("rest", {"rest"}, {"web", "socketio", "socket.io"}),
        ("web,socketio", {"web", "socketio", "socket.io"}, {"rest"}),
    ],
)
def test_only_what_the_setting_names_is_served(paths, channels, there, away):
    found = {part.strip("/").split("/")[0] for part in paths(channels)}
    assert there <= found and not away & found


def test_what_is_off_hears_nothing():
    async def never(message):
        raise AssertionError

    assert not list(Off("rest").blueprint(never)._future_routes) and asyncio.iscoroutinefunction(never)
