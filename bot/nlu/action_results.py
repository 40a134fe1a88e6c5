"""What the action server returns is checked against Rasa's own schema, compiled once.

Rasa 3.6 checks the schema itself anew for every message, which takes longer than all policies together (a fifth of a turn).
"""

from functools import lru_cache
from typing import Any, Dict

from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction


def install() -> None:
    """Let Rasa's remote actions check what they get with `is_as_expected`."""
    RemoteAction._validate_action_result = is_as_expected


def is_as_expected(_action: RemoteAction, result: Dict[str, Any]) -> bool:
    """True for a result as Rasa expects it; raises `jsonschema.ValidationError` for any other."""
    _validator().validate(result)
    return True


@lru_cache(maxsize=1)
def _validator() -> Any:
    schema = RemoteAction.action_response_format_spec()
    return validator_for(schema)(schema)
