"""Classes of events by their names."""

import pytest
from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered

from bot.nlu import event_kinds

RASA = Event.resolve_by_type


@pytest.mark.parametrize("kind", [ActionExecuted, SlotSet, UserUttered])
def test_a_kind_is_the_class_that_rasa_finds_each_time(kind):
    assert [event_kinds.resolve(kind.type_name) for _ in range(2)] == [RASA(kind.type_name)] * 2 == [kind] * 2


def test_what_rasa_does_not_know_is_left_to_it():
    for resolve in (event_kinds.resolve, RASA):
        with pytest.raises(ValueError, match="nonsense"):
            resolve("nonsense")
    assert event_kinds.resolve("nonsense", SlotSet) is RASA("nonsense", SlotSet) is SlotSet
    with pytest.raises(ValueError, match="nonsense"):
        event_kinds.resolve("nonsense")


def test_installed_it_reads_events(monkeypatch):
    monkeypatch.setattr(Event, "resolve_by_type", staticmethod(RASA))
    event_kinds.install()
    found = Event.from_parameters({"event": "slot", "name": "topic", "value": "pension", "timestamp": 1.0})
    assert isinstance(found, SlotSet) and (found.key, found.value) == ("topic", "pension")
