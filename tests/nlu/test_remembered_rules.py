"""Rules predict as Rasa lets them, worked out once."""

import json

import pytest
from rasa.core.policies.rule_policy import RULES, RulePolicy
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActionExecutionRejected, ActiveLoop, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.nlu import remembered_rules

RASA = RulePolicy.predict_action_probabilities
LISTEN = ActionExecuted("action_listen")
DOMAIN = Domain.from_dict(
    {"intents": ["greet", "bye", "other"], "actions": ["action_answer", "action_leave"], "forms": {"form": {"required_slots": []}}}
)


def rule(intent, action):
    listening = {"prev_action": {"action_name": "action_listen"}, "user": {"intent": intent}}
    acting = {"prev_action": {"action_name": action}, "user": {"intent": intent}}
    return {json.dumps([listening], sort_keys=True): action, json.dumps([listening, acting], sort_keys=True): "action_listen"}


def policy(tmp_path, rules):
    folder = tmp_path / "model"
    folder.mkdir(exist_ok=True)
    config = {**RulePolicy.get_default_config(), "core_fallback_action_name": "action_answer", "core_fallback_threshold": 0.3}
    one = RulePolicy(config, LocalModelStorage(folder), Resource("rules"), ExecutionContext(GraphSchema({})))
    one.lookup = {RULES: rules, "rules_for_loop_unhappy_path": {}, "rules_not_in_stories": []}
    return one


@pytest.fixture
def rules(tmp_path):
    return policy(tmp_path, rule("greet", "action_answer") | rule("bye", "action_leave"))


def tracker(*events):
    return DialogueStateTracker.from_events("person", [LISTEN, *events], domain=DOMAIN)


def said(intent):
    return UserUttered(intent, {"name": intent, "confidence": 1.0})


TURNS = [
    (said("greet"),),
    (said("greet"), ActionExecuted("action_answer")),
    (said("bye"),),
    (said("bye"), ActionExecuted("action_leave")),
    (said("other"),),
    (said("other"), ActionExecuted("action_answer")),
    (said("greet"), ActionExecuted("action_answer"), LISTEN, said("bye")),
    (said("bye"), ActionExecuted("action_leave"), LISTEN, said("greet"), SlotSet("a", 1), ActionExecuted("action_answer")),
    (said("bye"), ActionExecuted("action_answer")),
    (said("greet"), ActionExecutionRejected("action_answer")),
    (said("greet"), ActiveLoop("form")),
]


@pytest.mark.parametrize("events", TURNS)
def test_a_prediction_is_rasas_also_the_second_time(rules, events):
    expected = RASA(rules, tracker(*events), DOMAIN)
    for _ in range(2):
        found = remembered_rules.predict(rules, tracker(*events), DOMAIN)
        assert (found.probabilities, found.policy_name, found.policy_priority) == (
            expected.probabilities,
            expected.policy_name,
            expected.policy_priority,
        )
        assert (found.events, found.optional_events, found.hide_rule_turn) == (
            expected.events,
            expected.optional_events,
            expected.hide_rule_turn,
        )
        found.probabilities[0] = 7.0  # as Rasa's ensemble does where an action was rejected


def counted(monkeypatch):
    asked = []

    def predict(self, tracker, domain, **more):
        asked.append(tracker)
        return RASA(self, tracker, domain, **more)

    monkeypatch.setattr(remembered_rules, "_as_rasa_does", predict)
    return asked


def test_a_turn_of_a_kind_is_worked_out_once(rules, monkeypatch):
    asked = counted(monkeypatch)
    for _ in range(3):
        remembered_rules.predict(rules, tracker(said("greet")), DOMAIN)
        remembered_rules.predict(rules, tracker(said("bye"), ActionExecuted("action_leave"), LISTEN, said("greet")), DOMAIN)
    assert len(asked) == 1


@pytest.mark.parametrize(
    "key",
    [
        [{"user": {"intent": "greet"}, "slots": {"living": [1.0]}, "prev_action": {"action_name": "action_listen"}}],
        [{"user": {"intent": "greet", "entities": ["place"]}, "prev_action": {"action_name": "action_listen"}}],
        [
            {"user": {"intent": "greet"}, "prev_action": {"action_name": "action_listen"}},
            {"user": {"intent": "bye"}, "prev_action": {"action_name": "action_listen"}},
        ],
        [{"user": {"intent": "greet"}, "active_loop": {"name": "form"}}],
    ],
)
def test_rules_that_look_at_more_are_left_to_rasa(tmp_path, monkeypatch, key):
    one = policy(tmp_path, rule("greet", "action_answer") | {json.dumps(key, sort_keys=True): "action_leave"})
    asked = counted(monkeypatch)
    for _ in range(2):
        remembered_rules.predict(one, tracker(said("greet")), DOMAIN)
    assert len(asked) == 2


def test_installed_it_is_what_rasa_calls(rules, monkeypatch):
    monkeypatch.setattr(RulePolicy, "predict_action_probabilities", RASA)
    remembered_rules.install()
    assert (
        rules.predict_action_probabilities(tracker(said("bye")), DOMAIN).probabilities
        == RASA(rules, tracker(said("bye")), DOMAIN).probabilities
    )
