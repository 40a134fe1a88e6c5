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

    async def handle_message(self, message):
        self.received.append(message)
        await message.output_channel.send_text_message(message.sender_id, "收到")


async def _serve(agent, listening, ready, over):
    from rasa.core.channels.channel import register
    from sanic import Sanic

    from bot.channels.page import PageInput
    from bot.channels.rest import GuardedRestInput

    app = Sanic("channels_under_test", configure_logging=False)
    app.ctx.agent = agent
    register([GuardedRestInput(), PageInput()], app, route="/webhooks/")
    server = await app.create_server(sock=listening, return_asyncio_server=True)
    await server.startup()
    await server.start_serving()
    ready.set()
    await asyncio.get_running_loop().run_in_executor(None, over.wait)
    server.close()


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    """What is kept of these conversations is kept in a folder of the tests."""
    from bot.channels.turns import open_turns

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XINSHIMIN_HOME", str(tmp_path_factory.mktemp("home")))
        patch.delenv("XINSHIMIN_CONVERSATIONS_URL", raising=False)
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
    return channels[0].received


@pytest.fixture
def request_to(channels, received):
    """Send a request to the channels; redirects are not followed."""
    return lambda method, path, **options: requests.request(method, channels[1] + path, allow_redirects=False, timeout=10, **options)
