"""A visitor of the web channel, and answers for a bot to give."""

import pytest

from tests.channels.web.client import Client


@pytest.fixture
def visitor(channels, received):
    """A visitor with a session, before a bot that only says that it heard."""
    return Client(channels[1]).open()


@pytest.fixture
def stranger(channels, received):
    """A visitor without a session."""
    return Client(channels[1])


@pytest.fixture
def agent(channels, received):
    return channels[0]


@pytest.fixture
def kept(channels):
    from bot.channels.turns import open_turns

    return open_turns().kept


@pytest.fixture
def answer():
    """An answer object as far as the channel looks at it."""
    clause = {"id": "baotou-2024-47#二(一)1(1)", "source": {"spans": [[0, 4]]}, "document": {"id": "baotou-2024-47", "revision": None}}
    facts = {"id": "a1", "outcome": "answered", "topic": "pension", "region": None, "as_of": "2026-11-22", "store_revision": 3}
    return facts | {"focus": None, "clauses": [clause], "basis": []}


@pytest.fixture
def answers(agent, answer):
    """Let the bot answer with `answer`."""

    async def does(message):
        await message.output_channel.send_text_message(message.sender_id, "有规定。\n\n「条款」")
        await message.output_channel.send_custom_json(message.sender_id, {"answer": answer})

    agent.does = does
    return answer


@pytest.fixture(scope="module")
def given(home):
    """A real answer over the published notices, from a store in the home of the channels."""
    from bot.answer.question import Question
    from bot.settings import load_settings
    from bot.wiring import open_answering, prepare_store

    prepare_store(load_settings())
    return open_answering(load_settings()).answer(Question("policy", "public_rental_housing", living="510100")).to_dict()
