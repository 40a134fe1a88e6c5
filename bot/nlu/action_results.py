"""What the action server returns is checked against Rasa's own schema, by the part of it that each event is meant for.

Rasa 3.6 checks the schema itself anew for every message, and every event against the schemas of all twenty kinds; that took longer than all
policies together (a fifth of a turn).
"""

from functools import lru_cache
from typing import Any, Dict

from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.shared.utils.schemas.events import EVENT_SCHEMA

SLOT = {"event", "timestamp", "name", "value"}
"""What rasa_sdk's `SlotSet` has."""

_as_rasa_does = RemoteAction._validate_action_result


def install() -> None:
    """Let Rasa's remote actions check what they get with `is_as_expected`."""
    RemoteAction._validate_action_result = is_as_expected


def is_as_expected(action: RemoteAction, result: Dict[str, Any]) -> bool:
    """True for a result as Rasa expects it; raises `jsonschema.ValidationError` for any other, and says what Rasa says."""
    return _is_simple(result) or bool(_as_rasa_does(action, result))


def _is_simple(result: Any) -> bool:
    """Whether every event is as the schema of its own kind wants it."""
    if not isinstance(result, dict):
        return False
    events, responses = result.get("events", []), result.get("responses", [])
    if not isinstance(events, list) or not isinstance(responses, list) or not all(isinstance(one, dict) for one in responses):
        return False
    return all(_is_event(one) for one in events)


def _is_event(one: Any) -> bool:
    """Whether the schema of its own kind wants an event so. Most are slots, of which it wants little: that is looked at here."""
    if not isinstance(one, dict):
        return False
    if set(one) == SLOT and one["event"] == "slot" and type(one["name"]) is str and one["timestamp"] is None:
        return True
    kind = _kinds().get(one.get("event"))
    return kind is not None and bool(kind.is_valid(one))


@lru_cache(maxsize=1)
def _kinds() -> Dict[Any, Any]:
    """Validators by the name of the event that they are for."""
    common = {key: value for key, value in EVENT_SCHEMA.items() if key != "oneOf"}
    schemas = {one["properties"]["event"].get("const"): common | {"allOf": [one]} for one in EVENT_SCHEMA["oneOf"]}
    return {name: validator_for(schema)(schema) for name, schema in schemas.items()}
