"""The class of an event is looked up by its name.

Rasa 3.6 collects all subclasses of `Event` for every event that it reads from a tracker or from an action.
"""

from typing import Dict, Optional, Type

from rasa.shared.core.events import Event

_as_rasa_does = Event.resolve_by_type
_kinds: Dict[str, Type[Event]] = {}


def install() -> None:
    """Let Rasa look classes up with `resolve`."""
    Event.resolve_by_type = staticmethod(resolve)


def resolve(type_name: str, default: Optional[Type[Event]] = None) -> Optional[Type[Event]]:
    """What Rasa's own function returns or raises."""
    if type_name not in _kinds:
        found = _as_rasa_does(type_name, default)
        if found is None or found is default:
            return found
        _kinds[type_name] = found
    return _kinds[type_name]
