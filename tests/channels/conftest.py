"""The channels in one real Sanic server on a free port, with the hollow TensorFlow that Rasa runs on here."""

import asyncio
import socket
import threading

import pytest
import requests

from bot.nlu import hollow

hollow.install()


@pytest.fixture(scope="session", autouse=True)
def rewritten_once():
    """Sanic rewrites its own methods when a server starts, which works once in a process; here several start."""
    from sanic.touchup.service import TouchUp

    rewrite, done = TouchUp.run, []

    def once(app):
        if not done:
            done.append(rewrite(app))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TouchUp, "run", once)
        yield


class Agent:
    """A bot that remembers what reached it and says that it did."""

    def __init__(self):
        self.received = []
        self.does = self.says_so

    async def handle_message(self, message):
        self.received.append(message)
        await self.does(message)

    async def says_so(self, message):
        await message.output_channel.send_text_message(message.sender_id, "收到")


async def _serve(agent, listening, ready, over):
    from rasa.core.run import configure_app

    from bot.channels.monitoring import MonitoringInput
    from bot.channels.rest import GuardedRestInput
    from bot.channels.socketio import GuardedSocketInput
    from bot.channels.web.channel import WebInput
    from bot.channels.web.page import PageInput

    channels = [MonitoringInput(), GuardedRestInput(), GuardedSocketInput(session_persistence=True), PageInput(), WebInput()]
    app = configure_app(channels, enable_api=False, use_uvloop=False)
    app.ctx.agent = agent
    server = await app.create_server(sock=listening, return_asyncio_server=True)
    await server.startup()
    await server.start_serving()
    await server.after_start()
    ready.set()
    await asyncio.get_running_loop().run_in_executor(None, over.wait)
    await server.before_stop()
    server.close()


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    """What is kept of these conversations is kept in a folder of the tests."""
    from bot.channels.turns import open_turns

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XINSHIMIN_HOME", str(tmp_path_factory.mktemp("home")))
        for name in ("CONVERSATIONS_URL", "DATABASE_URL", "CHANNELS", "WEB_SECRET", "PROXIES"):
            patch.delenv(f"XINSHIMIN_{name}", raising=False)
        patch.setenv("XINSHIMIN_WEB_ORIGINS", "https://www.baotou.gov.cn")
        patch.setenv("XINSHIMIN_WEB_ADDRESS_RATE", "100000")
        open_turns.cache_clear()
        open_turns()
        yield
        open_turns.cache_clear()


@pytest.fixture(scope="session")
def channels(home):
    """The agent behind the channels, and the address where they listen."""
    agent, ready, over = Agent(), threading.Event(), threading.Event()
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        thread = threading.Thread(target=lambda: asyncio.run(_serve(agent, listening, ready, over)))
        thread.start()
        assert ready.wait(30)
        yield agent, f"http://127.0.0.1:{listening.getsockname()[1]}"
        over.set()
        thread.join()


@pytest.fixture
def received(channels):
    """Messages that reached the bot in this test."""
    channels[0].received.clear()
    channels[0].does = channels[0].says_so
    return channels[0].received


@pytest.fixture
def request_to(channels, received):
    """Send a request to the channels; redirects are not followed."""
    return lambda method, path, **options: requests.request(method, channels[1] + path, allow_redirects=False, timeout=10, **options)
