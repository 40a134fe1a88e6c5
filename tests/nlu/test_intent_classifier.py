"""The model of intents inside Rasa: trained, stored, loaded, asked."""

from pathlib import Path

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.language.intents import IntentModel
from bot.language.words import WordCutter
from bot.nlu import intent_classifier as module
from bot.nlu.intent_classifier import IntentClassifier
from bot.nlu.place_extractor import PlaceExtractor
from bot.settings import load_settings
from bot.trained import mapped_folder

KEEP_MAPPED = module._keep_mapped
EXAMPLES = {
    "ask_pension": ["养老金怎么领", "养老保险交多少年", "到多少岁能领养老金", "包头养老金几号发"],
    "ask_school_enrollment": ["孩子上小学要什么证明", "娃娃转学咋个办", "外地孩子能上学吗", "成都上小学报名"],
    "give_place": ["我在成都", "南通", "在包头这边"],
}


@pytest.fixture
def storage(tmp_path):
    folder = tmp_path / "storage"
    folder.mkdir()
    return LocalModelStorage(folder)


@pytest.fixture(autouse=True)
def light(monkeypatch, tmp_path):
    """The same model without sentence encoders: they are tested where they live. What is mapped goes into a folder of the test."""
    monkeypatch.setenv("XINSHIMIN_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XINSHIMIN_MODELS", raising=False)

    def open_model(settings, folder: Path | None = None):
        return IntentModel([], WordCutter()) if folder is None else IntentModel.load(folder, [], WordCutter())

    monkeypatch.setattr(module, "open_intent_model", open_model)
    monkeypatch.setattr(module, "_keep_mapped", lambda folder: folder.mkdir(parents=True))


@pytest.fixture
def trained(storage):
    messages = [Message.build(text=text, intent=intent) for intent, texts in EXAMPLES.items() for text in texts]
    PlaceExtractor.create({}, None, None, None).process(messages)
    component = IntentClassifier.create({}, storage, Resource("classifier"), None)
    component.train(TrainingData(messages))
    return component


def classify(component, text):
    (message,) = PlaceExtractor.create({}, None, None, None).process([Message.build(text=text)])
    component.process([message])
    return message


def test_a_message_gets_its_intent_and_the_whole_ranking(trained):
    message = classify(trained, "在南通养老金怎么领")
    assert message.get("intent")["name"] == "ask_pension"
    assert message.get("intent_ranking")[0]["name"] == "ask_pension"
    assert {one["name"] for one in message.get("intent_ranking")} == set(EXAMPLES)


def test_a_stored_model_answers_the_same(trained, storage):
    loaded = IntentClassifier.load({}, storage, Resource("classifier"), None)
    text = "娃娃上小学咋个办"
    first, second = (classify(one, text).get("intent_ranking") for one in (loaded, trained))
    assert [one["name"] for one in first[:1]] == [one["name"] for one in second[:1]] == ["ask_school_enrollment"]
    assert [one["confidence"] for one in first] == pytest.approx([one["confidence"] for one in second], abs=0.01)


def test_training_leaves_what_all_processes_map_beside_the_models(trained):
    assert mapped_folder(load_settings()) == load_settings().models / "mapped"


def test_jiebas_words_and_the_table_of_the_universal_encoder_are_mapped(tmp_path):
    KEEP_MAPPED(tmp_path / "mapped")
    assert sorted(path.suffix for path in (tmp_path / "mapped").iterdir()) == [".array", ".words"]


def test_further_topics_of_a_message_are_part_of_what_rasa_hands_on(trained):
    assert classify(trained, "娃娃上小学咋个办").as_dict()["also"] == []


def test_nothing_but_a_place_is_given_by_rule(trained):
    assert classify(trained, "我在鄂尔多斯这边").get("intent") == {"name": "give_place", "confidence": 1.0}


def test_the_fingerprint_follows_the_code_that_learns(monkeypatch, tmp_path):
    before = IntentClassifier.fingerprint_addon({})
    monkeypatch.setattr(module, "package_folder", lambda package: tmp_path)
    (tmp_path / "reading.py").write_text("other")
    assert IntentClassifier.fingerprint_addon({}) != before


def test_the_fingerprint_follows_the_founding_documents_that_give_jieba_words(monkeypatch, tmp_path):
    monkeypatch.setenv("XINSHIMIN_POLICIES", str(tmp_path))
    before = IntentClassifier.fingerprint_addon({})
    (tmp_path / "source.txt").write_text("another document")
    assert IntentClassifier.fingerprint_addon({}) != before
