"""Rasa graph component: the facts that a message states of the citizen and the family, as entities."""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

import bot.language.facts
import bot.policy.variables
from bot.fingerprint import fingerprint
from bot.language.facts import Interval, StatedFact, read_facts
from bot.nlu.sources import package_folder

FACT = "fact"


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR], is_trainable=False)
class FactExtractor(GraphComponent, EntityExtractorMixin):
    """Adds an entity `fact` for every fact stated: variable, value, whose it is, and whether it is only assumed.

    Lengths of time are reckoned from the day on which the message is read.
    """

    @classmethod
    def create(
        cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> "FactExtractor":
        return cls()

    @staticmethod
    def fingerprint_addon(config: Dict[str, Any]) -> str:
        return fingerprint([package_folder(bot.language.facts), Path(str(bot.policy.variables.__file__))])

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            facts = read_facts(message.get(TEXT) or "", date.today())
            entities = self.add_extractor_name([to_entity(fact) for fact in facts])
            message.set(ENTITIES, message.get(ENTITIES, []) + entities, add_to_output=True)
        return messages


def to_entity(fact: StatedFact) -> Dict[str, Any]:
    """A fact as Rasa's entity; `value` is what the message said, `states` what it means."""
    states = asdict(fact.value) if isinstance(fact.value, Interval) else fact.value
    return {
        "entity": FACT,
        "value": fact.text,
        "start": fact.start,
        "end": fact.end,
        "variable": fact.name,
        "states": states,
        "subject": fact.subject,
        "assumed": fact.assumed,
    }


def to_fact(entity: Dict[str, Any]) -> StatedFact:
    """The fact that `to_entity` wrote."""
    states = entity["states"]
    value = Interval(**states) if isinstance(states, dict) else states
    return StatedFact(entity["variable"], value, entity["start"], entity["end"], entity["value"], entity["subject"], entity["assumed"])
