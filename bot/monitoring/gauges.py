"""Metrics that are looked up when somebody asks for them; one that cannot be looked up is missing then."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import structlog
from prometheus_client import REGISTRY
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector, CollectorRegistry

from bot.errors import XinshiminError

log = structlog.get_logger(__name__)


class Gauge(NamedTuple):
    """A metric's name, its help, and its label, empty where it has none."""

    name: str
    help: str
    label: str = ""


STORE_REVISION = Gauge("xinshimin_store_revision", "Revision of the policy store that answers are taken from.")
BOT_OFF = Gauge("xinshimin_bot_off", "1 while the bot is turned off.")
HANDOVERS = Gauge("xinshimin_handovers", "Requests for a person that are not closed, by state.", "state")
HANDOVER_WAIT = Gauge("xinshimin_handover_wait_seconds", "How long the oldest open request for a person has waited.")
MESSAGES = Gauge("xinshimin_messages_waiting", "Messages of the web chat that have no answer yet.")
MESSAGE_WAIT = Gauge("xinshimin_message_wait_seconds", "How long the oldest message of the web chat has had no answer.")

LOOKED_UP = (STORE_REVISION, BOT_OFF, HANDOVERS, HANDOVER_WAIT, MESSAGES, MESSAGE_WAIT)

Values = Mapping[Gauge, float | Mapping[str, float]]
Look = Callable[[], Values]


class Gauges(Collector):
    """Looks with each of `looks`; one that fails is said in the log, the others are not kept from it."""

    def __init__(self, looks: Sequence[Look]) -> None:
        self._looks = looks

    def describe(self) -> Iterable[GaugeMetricFamily]:
        """Nothing: no look is taken before somebody asks."""
        return ()

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The metrics as they are now."""
        for look in self._looks:
            try:
                values = look()
            except XinshiminError as error:
                log.warning("metrics.not_looked_up", error=type(error).__name__)
                continue
            for gauge, value in values.items():
                yield _family(gauge, value)


def _family(gauge: Gauge, value: float | Mapping[str, float]) -> GaugeMetricFamily:
    if not isinstance(value, Mapping):
        return GaugeMetricFamily(gauge.name, gauge.help, value=value)
    family = GaugeMetricFamily(gauge.name, gauge.help, labels=[gauge.label])
    for name, one in value.items():
        family.add_metric([name], one)
    return family


def show(*looks: Look, registry: CollectorRegistry = REGISTRY) -> Gauges:
    """Let this process show what `looks` find; return what `registry.unregister` takes back."""
    gauges = Gauges(looks)
    registry.register(gauges)
    return gauges
