"""The day on which the messages of these tests are read."""

from datetime import date

import pytest


@pytest.fixture
def today():
    return date(2026, 11, 22)


@pytest.fixture
def told(today):
    """Facts of a message as `[subject.]variable[?] value`, as in `bench/facts`."""
    from bench.facts.run import written
    from bot.language.facts import read_facts

    return lambda text: [written(fact) for fact in read_facts(text, today)]
