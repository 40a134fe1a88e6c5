"""What is looked up is shown as it is now; a look that fails hides nothing else."""

from prometheus_client import CollectorRegistry

from bot.errors import StoreError
from bot.monitoring import gauges


def test_each_look_is_taken_when_somebody_asks():
    revision, registry = iter((3, 4)), CollectorRegistry()
    gauges.show(lambda: {gauges.STORE_REVISION: next(revision), gauges.HANDOVERS: {"open": 2, "taken": 0}}, registry=registry)
    assert registry.get_sample_value("xinshimin_store_revision") == 3
    assert registry.get_sample_value("xinshimin_store_revision") == 4


def test_a_label_has_a_value_for_each_name():
    registry = CollectorRegistry()
    gauges.show(lambda: {gauges.HANDOVERS: {"open": 2, "taken": 0}}, registry=registry)
    assert [registry.get_sample_value("xinshimin_handovers", {"state": state}) for state in ("open", "taken")] == [2, 0]


def test_what_cannot_be_looked_up_is_missing_and_the_rest_is_there():
    def fails():
        raise StoreError("政策库用不了。")

    registry = CollectorRegistry()
    gauges.show(fails, lambda: {gauges.BOT_OFF: 1}, registry=registry)
    assert registry.get_sample_value("xinshimin_bot_off") == 1
    assert registry.get_sample_value("xinshimin_store_revision") is None
