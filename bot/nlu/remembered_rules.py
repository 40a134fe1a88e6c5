"""What rules predict is worked out once for every turn of its kind.

Rasa 3.6 builds the states of the whole conversation anew for each of a turn's two predictions and holds them against every rule: a fifth of
what a turn costs beside the understanding. Where no rule looks further back than the latest message, its prediction depends on nothing but
the intent and the actions since.
"""

import copy
import json
from typing import Any, Dict, Hashable, List, Optional

from rasa.core.policies.policy import PolicyPrediction
from rasa.core.policies.rule_policy import RULES, RulePolicy
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, DefinePrevUserUtteredFeaturization, EntitiesAdded, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

KNOWN = "_known_predictions"
LEARNED = "_rules_of_one_turn"
"""Attributes of a policy: its predictions by kind of turn, and whether all its rules are about one turn."""

_ORDINARY = (ActionExecuted, BotUttered, DefinePrevUserUtteredFeaturization, EntitiesAdded, SlotSet, UserUttered)
"""Events of a turn in which nothing was rejected, taken back or interrupted."""

_as_rasa_does = RulePolicy.predict_action_probabilities


def install() -> None:
    """Let Rasa's rule policy predict with `predict`."""
    RulePolicy.predict_action_probabilities = predict


def predict(
    self: RulePolicy, tracker: DialogueStateTracker, domain: Domain, rule_only_data: Optional[Dict[str, Any]] = None, **more: Any
) -> PolicyPrediction:
    """What Rasa's own method returns."""
    turn = _kind_of_turn(tracker) if _of_one_turn(self) else None
    if turn is None:
        return _as_rasa_does(self, tracker, domain, rule_only_data=rule_only_data, **more)
    known: Dict[Hashable, PolicyPrediction] = self.__dict__.setdefault(KNOWN, {})
    if turn not in known:
        known[turn] = _as_rasa_does(self, tracker, domain, rule_only_data=rule_only_data, **more)
    found = copy.copy(known[turn])
    found.probabilities = list(found.probabilities)  # Rasa's ensemble may change them
    return found


def _of_one_turn(policy: RulePolicy) -> bool:
    """Whether no rule asks for more than the latest intent and the actions since; slots, forms and entities make a rule another one."""
    if LEARNED not in policy.__dict__:
        policy.__dict__[LEARNED] = all(_is_of_one_turn(json.loads(key)) for key in policy.lookup[RULES])
    return bool(policy.__dict__[LEARNED])


def _is_of_one_turn(states: List[Dict[str, Any]]) -> bool:
    intents = {state.get("user", {}).get("intent") for state in states}
    plain = all(set(state) <= {"user", "prev_action"} and set(state.get("user", {})) <= {"intent"} for state in states)
    listens = [state.get("prev_action", {}).get("action_name") == "action_listen" for state in states]
    return plain and len(intents) == 1 and not any(listens[1:])


def _kind_of_turn(tracker: DialogueStateTracker) -> Optional[Hashable]:
    """The latest intent and the actions since, or None where something out of the ordinary came between."""
    if tracker.active_loop_name or tracker.latest_message is None or tracker.latest_message.use_text_for_featurization:
        return None
    actions: List[Optional[str]] = []
    for event in reversed(tracker.events):
        if not isinstance(event, _ORDINARY):
            return None
        if isinstance(event, UserUttered):
            return (event.intent_name, tuple(actions))
        if isinstance(event, ActionExecuted):
            actions.append(event.action_name)
    return None
