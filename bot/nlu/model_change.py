"""A model that was trained while the server runs takes the place of the old one, without a restart and without a lost message.

Every worker sees the new model within two seconds and loads it beside the old one, which goes on answering. All change over at the same
moment, `SETTLE` after the model was named the current one: whoever needs longer follows as soon as it is ready. A turn that has begun ends
with the model that it began with. A model that cannot be loaded is said so in the log, and the old one stays.
"""

import asyncio
import time
from typing import Any, Callable, Optional

import rasa.core.run
import structlog
from rasa.core.agent import Agent
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.core.processor import MessageProcessor

from bot.monitoring.metrics import use_model
from bot.nlu.memory import give_back
from bot.settings import Settings, load_settings
from bot.trained import CURRENT, TrainedModel, current_model

log = structlog.get_logger(__name__)

LOOK = 2.0  # seconds between two looks
SETTLE = 15.0  # seconds from the naming of a model to the change: a worker needs some four to load one

Load = Callable[[Agent, TrainedModel], MessageProcessor]
_as_rasa_does = rasa.core.run.load_agent_on_start


def install() -> None:
    """Let Rasa's server watch for another model once it has loaded its own."""
    rasa.core.run.load_agent_on_start = load_and_watch


async def load_and_watch(
    model_path: str, endpoints: Any, remote_storage: Optional[str], app: Any, loop: asyncio.AbstractEventLoop
) -> Agent:
    """What Rasa's own function returns."""
    agent: Agent = await _as_rasa_does(model_path, endpoints, remote_storage, app, loop)
    if agent.processor is not None:
        use_model(agent.processor.model_metadata.model_id)
    give_back()
    app.ctx.model_watch = loop.create_task(watch(agent, load_settings()))  # it ends with the loop
    return agent


async def watch(agent: Agent, settings: Settings, load: Optional[Load] = None, look: float = LOOK, settle: float = SETTLE) -> None:
    """Change the model of `agent` whenever another one is the current one."""
    seen = current_model(settings)
    while True:
        await asyncio.sleep(look)
        found = current_model(settings)
        if found is None or found == seen:
            continue
        seen = found
        try:
            processor = await asyncio.get_running_loop().run_in_executor(None, load or load_beside, agent, found)
            await asyncio.sleep(max(0.0, _named_at(settings) + settle - time.time()))
        except Exception as error:
            log.error("model.not_changed", model=found.archive.name, error=f"{type(error).__name__}: {error}")
            continue
        change(agent, processor)
        use_model(processor.model_metadata.model_id)
        log.info("model.changed", model=found.archive.name, id=processor.model_metadata.model_id)
        await asyncio.get_running_loop().run_in_executor(None, give_back)


def load_beside(agent: Agent, model: TrainedModel) -> MessageProcessor:
    """A processor with `model` and everything else of the agent's own."""
    old = agent.processor
    if old is None:
        raise ValueError("there is no model to replace")
    return MessageProcessor(
        model_path=str(model.archive),
        tracker_store=agent.tracker_store,
        lock_store=agent.lock_store,
        action_endpoint=agent.action_endpoint,
        generator=agent.nlg,
        http_interpreter=agent.http_interpreter,
    )


def change(agent: Agent, processor: MessageProcessor) -> None:
    """Let the next turn use `processor`."""
    agent.processor, agent.domain = processor, processor.domain
    agent.tracker_store.domain = processor.domain
    if isinstance(agent.nlg, TemplatedNaturalLanguageGenerator):
        agent.nlg.responses = processor.domain.responses if processor.domain else {}


def _named_at(settings: Settings) -> float:
    return (settings.models / CURRENT).stat().st_mtime
