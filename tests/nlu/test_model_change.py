"""Another model takes the place of the one that answers, while it answers."""

import asyncio
import json
import os
import time
from types import SimpleNamespace

import pytest
import structlog
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator

from bot.nlu import model_change
from bot.nlu.model_change import change, load_beside, watch
from bot.settings import load_settings
from bot.trained import CURRENT


@pytest.fixture
def settings(tmp_path):
    return load_settings({}, home=tmp_path)


@pytest.fixture
def name_model(settings):
    """Make a model the current one; gives its name."""
    settings.models.mkdir(parents=True, exist_ok=True)

    def name_model(name, seconds_ago=0.0):
        (settings.models / f"{name}.tar.gz").write_bytes(b"archive")
        (settings.models / name).mkdir(exist_ok=True)
        facts = {"archive": f"{name}.tar.gz", "intents": name, "fingerprint": name}
        (settings.models / CURRENT).write_text(json.dumps(facts), encoding="utf-8")
        moment = time.time() - seconds_ago
        os.utime(settings.models / CURRENT, (moment, moment))

    return name_model


@pytest.fixture(autouse=True)
def given_back(monkeypatch):
    """How often memory was given back."""
    given_back = []
    monkeypatch.setattr(model_change, "give_back", lambda: given_back.append(True))
    return given_back


def processor(name):
    domain = SimpleNamespace(name=name, responses={"utter": [name]})
    return SimpleNamespace(name=name, domain=domain, model_metadata=SimpleNamespace(model_id=name))


@pytest.fixture
def agent():
    nlg = TemplatedNaturalLanguageGenerator({})
    return SimpleNamespace(processor=processor("old"), domain=None, tracker_store=SimpleNamespace(domain=None), nlg=nlg)


def watched(agent, settings, steps, load=None, settle=0.0):
    """Run `steps` beside the watch; gives what the log said."""

    async def go():
        task = asyncio.ensure_future(watch(agent, settings, load or (lambda _, model: processor(model.intents.name)), 0.01, settle))
        try:
            await steps()
        finally:
            task.cancel()

    with structlog.testing.capture_logs() as logs:
        asyncio.run(go())
    return [one["event"] for one in logs]


async def until(found, seconds=5.0):
    end = time.monotonic() + seconds
    while not found():
        assert time.monotonic() < end, "did not happen"
        await asyncio.sleep(0.005)


def test_a_new_model_is_taken_and_the_one_after_it(agent, settings, name_model, given_back):
    name_model("old")

    async def steps():
        await asyncio.sleep(0.05)
        assert agent.processor.name == "old"
        for name in ("second", "third"):
            name_model(name)
            await until(lambda name=name: agent.processor.name == name)
        await until(lambda: len(given_back) == 2)

    assert watched(agent, settings, steps) == ["model.changed"] * 2
    assert agent.domain is agent.tracker_store.domain is agent.processor.domain
    assert agent.nlg.responses == {"utter": ["third"]}


def test_all_workers_change_at_the_moment_that_the_file_says(settings, name_model):
    """One of two needs longer to load; both change when the time has come."""
    name_model("old")
    workers = [SimpleNamespace(processor=processor("old"), domain=None, tracker_store=SimpleNamespace(), nlg=None) for _ in range(2)]
    changed = {}

    def slowly(worker, model):
        time.sleep(0.2 if worker is workers[1] else 0.0)
        return processor(model.intents.name)

    async def go():
        tasks = [asyncio.ensure_future(watch(worker, settings, slowly, 0.01, 0.6)) for worker in workers]
        await asyncio.sleep(0.03)
        name_model("new")
        while len(changed) < 2:
            for number, worker in enumerate(workers):
                if worker.processor.name == "new":
                    changed.setdefault(number, time.monotonic())
            await asyncio.sleep(0.002)
        for task in tasks:
            task.cancel()

    asyncio.run(asyncio.wait_for(go(), 10))
    assert abs(changed[0] - changed[1]) < 0.15


def test_a_model_that_cannot_be_loaded_leaves_the_old_one(agent, settings, name_model):
    name_model("old")

    def load(_, model):
        if model.intents.name == "broken":
            raise OSError("no such archive")
        return processor(model.intents.name)

    async def steps():
        await asyncio.sleep(0.03)
        name_model("broken")
        await asyncio.sleep(0.1)
        assert agent.processor.name == "old"
        name_model("good")
        await until(lambda: agent.processor.name == "good")

    assert watched(agent, settings, steps, load) == ["model.not_changed", "model.changed"]


def test_a_model_that_is_gone_or_half_written_is_no_other_model(agent, settings, name_model):
    name_model("old")

    async def steps():
        await asyncio.sleep(0.03)
        (settings.models / CURRENT).write_text("{", encoding="utf-8")
        await asyncio.sleep(0.05)
        (settings.models / CURRENT).unlink()
        await asyncio.sleep(0.05)
        name_model("old")
        await asyncio.sleep(0.05)

    assert watched(agent, settings, steps) == [] and agent.processor.name == "old"


def test_a_turn_that_has_begun_ends_with_its_model(agent):
    begun = agent.processor
    change(agent, processor("new"))
    assert begun.name == "old" and begun.domain.responses == {"utter": ["old"]} and agent.processor.name == "new"


def test_without_a_model_there_is_nothing_to_replace(agent):
    agent.processor = None
    with pytest.raises(ValueError, match="no model"):
        load_beside(agent, SimpleNamespace(archive="x"))


def test_the_server_watches_once_it_has_loaded(agent, monkeypatch, given_back):
    async def load(*given):
        return agent

    seen = []

    async def watching(one, settings):
        seen.append(one)

    monkeypatch.setattr(model_change, "_as_rasa_does", load)
    monkeypatch.setattr(model_change, "watch", watching)

    async def go():
        app = SimpleNamespace(ctx=SimpleNamespace())
        found = await model_change.load_and_watch("model", None, None, app, asyncio.get_running_loop())
        await app.ctx.model_watch
        return found

    assert asyncio.run(go()) is agent and seen == [agent] and given_back == [True]
