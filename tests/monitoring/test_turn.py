"""A turn is counted by channel, end and outcome, and its line in the log names ids and nothing that was said."""

from typing import get_args

from prometheus_client import REGISTRY
from structlog.testing import capture_logs

from bot.monitoring.turn import End, TurnWatch

ANSWER = {
    "id": "a" * 32,
    "outcome": "answered",
    "topic": "pension",
    "headline": "原话",
    "clauses": [{"id": "baotou-2024-47#二", "text": "原文"}],
}


def value(name, **labels):
    return REGISTRY.get_sample_value(name, {"channel": "test", **labels}) or 0


def test_a_turn_is_counted_and_logged():
    ticks = iter((1.0, 1.3))
    watch = TurnWatch("test", lambda: next(ticks))
    names = [("xinshimin_turns_total", {"end": "off"}), ("xinshimin_outcomes_total", {"outcome": "answered"})]
    names += [("xinshimin_turn_seconds_bucket", {"le": "0.5"})]
    before = [value(name, **labels) for name, labels in names]
    quick = value("xinshimin_turn_seconds_bucket", le="0.25")
    watch.end = "off"
    with capture_logs() as lines:
        watch.over([{"text": "您好，张三"}, {"custom": {"answer": ANSWER}}])
    assert [value(name, **labels) for name, labels in names] == [one + 1 for one in before]
    assert value("xinshimin_turn_seconds_bucket", le="0.25") == quick
    (line,) = lines
    assert line["answers"] == [{"id": "a" * 32, "outcome": "answered", "topic": "pension", "clauses": ["baotou-2024-47#二"]}]
    assert line["seconds"] == 0.3 and not any(word in repr(line) for word in ("张三", "原话", "原文"))


def test_a_reply_without_an_answer_has_no_outcome():
    watch = TurnWatch("test")
    before = value("xinshimin_turns_total", end="answered")
    with capture_logs() as lines:
        watch.over([{"text": "不客气。"}])
    assert value("xinshimin_turns_total", end="answered") == before + 1 and lines[0]["answers"] == []


def test_every_end_of_a_channel_is_shown_from_its_first_turn_on():
    """Else the first failure of a process would begin at 1, and Prometheus would not see that it has grown."""
    TurnWatch("new")
    ends = {end: REGISTRY.get_sample_value("xinshimin_turns_total", {"channel": "new", "end": end}) for end in get_args(End)}
    assert len(ends) == 4 and set(ends.values()) == {0.0}
