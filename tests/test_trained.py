"""The model that was trained last."""

import json

import pytest

from bot.settings import load_settings
from bot.trained import CURRENT, current_model, mapped_folder


@pytest.fixture
def settings(tmp_path):
    settings = load_settings({}, home=tmp_path)
    (settings.models / "one").mkdir(parents=True)
    (settings.models / "one.tar.gz").write_bytes(b"")
    (settings.models / CURRENT).write_text(json.dumps({"archive": "one.tar.gz", "intents": "one", "fingerprint": "f"}))
    return settings


def test_the_model_trained_last_is_found_with_what_it_was_trained_from(settings):
    model = current_model(settings)
    assert (model.archive, model.intents, model.fingerprint) == (settings.models / "one.tar.gz", settings.models / "one", "f")


@pytest.mark.parametrize("file", ["one.tar.gz", CURRENT])
def test_a_model_whose_files_are_gone_is_none(settings, file):
    (settings.models / file).unlink()
    assert current_model(settings) is None


def test_a_note_that_is_no_json_names_no_model(settings):
    (settings.models / CURRENT).write_text("{")
    assert current_model(settings) is None


def test_what_is_mapped_lies_beside_the_models_once_something_was_trained(settings):
    assert mapped_folder(settings) == settings.cache
    (settings.models / "mapped").mkdir()
    assert mapped_folder(settings) == settings.models / "mapped"
