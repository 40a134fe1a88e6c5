"""Rasa graph component: the places named in a message, as entities."""

from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

import bot.regions
from bot.fingerprint import fingerprint
from bot.nlu.sources import package_folder
from bot.regions import PlaceFinder
from bot.regions.entities import to_entity
from bot.wiring import open_place_finder


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR], is_trainable=False)
class PlaceExtractor(GraphComponent, EntityExtractorMixin):
    """Adds an entity `place` for every place named: codes of the regions that the name can mean, and the role it plays."""

    def __init__(self, finder: PlaceFinder) -> None:
        self._finder = finder

    @classmethod
    def create(
        cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> "PlaceExtractor":
        return cls(open_place_finder())

    @staticmethod
    def fingerprint_addon(config: Dict[str, Any]) -> str:
        return fingerprint([package_folder(bot.regions)])

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            mentions = self._finder.find(message.get(TEXT) or "")
            entities = self.add_extractor_name([to_entity(mention) for mention in mentions])
            message.set(ENTITIES, message.get(ENTITIES, []) + entities, add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        self.process(training_data.training_examples)
        return training_data
