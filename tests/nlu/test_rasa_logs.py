"""Rasa's command line logs as the other processes do."""

import logging

import pytest
import rasa.__main__
import rasa.utils.io

from bot.nlu import rasa_logs


@pytest.fixture
def told(monkeypatch):
    levels = []
    monkeypatch.setattr(rasa_logs, "configure", lambda process, level: levels.append((process, level)))
    monkeypatch.setattr(rasa.utils.io, "configure_colored_logging", rasa.utils.io.configure_colored_logging)
    monkeypatch.setattr(rasa.__main__, "configure_structlog", rasa.__main__.configure_structlog)
    rasa_logs.install()
    return levels


def test_rasa_uses_it_for_both_kinds_of_lines(told):
    rasa.__main__.configure_structlog(logging.DEBUG)
    rasa.__main__.rasa.utils.io.configure_colored_logging(logging.WARNING)
    assert told == [("dialogue", logging.DEBUG), ("dialogue", logging.WARNING)]


@pytest.mark.parametrize(("said", "level"), [("ERROR", logging.ERROR), (None, logging.INFO), ("LOUD", logging.INFO)])
def test_the_level_is_that_of_the_environment(told, monkeypatch, said, level):
    monkeypatch.delenv("LOG_LEVEL", raising=False)
    if said:
        monkeypatch.setenv("LOG_LEVEL", said)
    rasa.__main__.configure_structlog(None)
    assert told == [("dialogue", level)]
