"""Rasa graph component: the model of intents. What it does stands in `bot.language.intents` and `bot.answer.reading`."""

from pathlib import Path
from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier as RasaIntentClassifier
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

import bot.answer.reading
import bot.language
import bot.regions
from bot.answer.reading import ALSO, understand_all
from bot.fingerprint import fingerprint
from bot.language.encoders import UniversalEncoder
from bot.language.frequencies import kept_words
from bot.language.intents import IntentModel
from bot.language.places_out import without_places
from bot.nlu.sources import package_folder
from bot.regions import PlaceMention
from bot.regions.entities import PLACE, to_mention
from bot.settings import load_settings
from bot.trained import MAPPED
from bot.wiring import open_intent_model

RANKED = 20
"""Intents that a message keeps of its ranking: whatever comes later is never offered, and every turn stores and sends them."""


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class IntentClassifier(GraphComponent, RasaIntentClassifier):
    """Learns intents from the training data and ranks them for a message. Needs `PlaceExtractor` before it."""

    def __init__(self, model: IntentModel, model_storage: ModelStorage, resource: Resource) -> None:
        self._model = model
        self._model_storage = model_storage
        self._resource = resource

    @classmethod
    def create(
        cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> "IntentClassifier":
        return cls(open_intent_model(load_settings()), model_storage, resource)

    @staticmethod
    def fingerprint_addon(config: Dict[str, Any]) -> str:
        code = [package_folder(bot.language), package_folder(bot.regions), package_folder(bot.answer.reading) / "reading.py"]
        return fingerprint([*code, load_settings().policies])  # the founding documents give jieba words; it is asked for in training only

    def train(self, training_data: TrainingData) -> Resource:
        examples = training_data.intent_examples
        texts = [without_places(example.get(TEXT), _spans(example)) for example in examples]
        self._model.fit(texts, [example.get(INTENT) for example in examples])
        with self._model_storage.write_to(self._resource) as folder:
            self._model.save(folder)
        _keep_mapped(load_settings().models / MAPPED)
        return self._resource

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "IntentClassifier":
        with model_storage.read_from(resource) as folder:
            model = open_intent_model(load_settings(), folder)
        model.warm_up()
        return cls(model, model_storage, resource)

    def process(self, messages: List[Message]) -> List[Message]:
        heard = understand_all(self._model, [(message.get(TEXT) or "", _places(message)) for message in messages])
        for message, found in zip(messages, heard, strict=True):
            ranking = [{INTENT_NAME_KEY: one.name, PREDICTED_CONFIDENCE_KEY: one.confidence} for one in found.ranking[:RANKED]]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
            message.set(ALSO, list(found.also), add_to_output=True)
        return messages


def _keep_mapped(folder: Path) -> None:
    """Write the files that every process maps into memory: jieba's words, and the table of the universal encoder."""
    kept_words(folder)
    UniversalEncoder(folder).encode(["。"])


def _places(message: Message) -> List[PlaceMention]:
    return [to_mention(entity) for entity in message.get(ENTITIES, []) if entity["entity"] == PLACE]


def _spans(example: Message) -> List[tuple[int, int]]:
    return [(entity["start"], entity["end"]) for entity in example.get(ENTITIES, []) if entity["entity"] == PLACE]
