"""Train when it is needed, and know which model is current."""

import json

import pytest

from bot.cli import training
from bot.cli.training import is_current, model_fingerprint, rasa_environment
from bot.settings import ROOT, load_settings
from bot.trained import current_model


@pytest.fixture
def settings(tmp_path):
    return load_settings({}, home=tmp_path)


def make_current(settings, fingerprint):
    (settings.models / "one").mkdir(parents=True)
    (settings.models / "one.tar.gz").write_bytes(b"")
    facts = {"archive": "one.tar.gz", "intents": "one", "fingerprint": fingerprint}
    (settings.models / training.CURRENT).write_text(json.dumps(facts))


def test_without_a_model_none_is_current(settings):
    assert current_model(settings) is None and not is_current(settings)


def test_a_model_of_what_is_there_now_is_current(settings):
    make_current(settings, model_fingerprint())
    assert is_current(settings)


def test_a_model_of_something_else_is_stale(settings):
    make_current(settings, "other")
    assert current_model(settings) is not None and not is_current(settings)


def test_publishing_a_notice_never_makes_the_model_stale():
    assert not any(source.startswith(("policies", "bot/store", "bot/importer")) for source in training.SOURCES)
    assert all((ROOT / source).exists() for source in training.SOURCES)


def test_rasa_keeps_its_state_at_home_and_reports_to_nobody(settings):
    environment = rasa_environment(settings)
    assert environment["RASA_TELEMETRY_ENABLED"] == "false"
    assert environment["RASA_CACHE_DIRECTORY"].startswith(str(settings.home))
    assert environment["XINSHIMIN_HOME"] == str(settings.home) and environment["XINSHIMIN_POLICIES"] == str(settings.policies)


def test_rasa_opens_the_channels_that_the_settings_say_also_where_the_command_line_decides(tmp_path):
    assert rasa_environment(load_settings({}, home=tmp_path, host="0.0.0.0"))["XINSHIMIN_CHANNELS"] == "web"
    assert rasa_environment(load_settings({}, home=tmp_path))["XINSHIMIN_CHANNELS"] == "web,rest"
