"""What the action server returns is checked as Rasa checks it."""

import jsonschema
import pytest
from rasa.core.actions.action import RemoteAction

from bot.nlu.action_results import install, is_as_expected

RASA = RemoteAction._validate_action_result
GOOD = {"events": [{"event": "slot", "timestamp": None, "name": "topic", "value": "pension"}], "responses": [{"text": "您好"}]}


@pytest.fixture
def action():
    return RemoteAction("action_answer", action_endpoint=None)


@pytest.mark.parametrize("check", [is_as_expected, RASA])
def test_a_result_as_rasa_expects_it_passes(action, check):
    assert check(action, GOOD) is True


@pytest.mark.parametrize("check", [is_as_expected, RASA])
@pytest.mark.parametrize(
    "result",
    [
        {"events": {}},
        {"responses": ["您好"]},
        {"events": [{"event": "nonsense"}]},
        {"events": [{"event": "slot", "value": "pension"}]},
        {"events": [{"event": "slot", "name": "topic", "value": "pension", "timestamp": "now"}]},
        {"events": ["slot"]},
        [],
    ],
)
def test_any_other_is_refused(action, check, result):
    with pytest.raises(jsonschema.ValidationError):
        check(action, result)


def test_rasa_checks_with_it_once_installed(action, monkeypatch):
    monkeypatch.setattr(RemoteAction, "_validate_action_result", RASA)
    install()
    assert RemoteAction._validate_action_result is is_as_expected
    assert action._validate_action_result(GOOD) is True
