"""Rasa's server logs as every other process here does.

Rasa 3.6.21 colours its lines, or writes them as JSON with the values of all variables in a traceback, which may be what a citizen said.
"""

import logging
import os
from typing import Optional

import rasa.__main__
import rasa.utils.io

from bot.monitoring.logs import configure

PROCESS = "dialogue"
LEVEL = "LOG_LEVEL"
"""Environment variable by which Rasa is told the level."""


def install() -> None:
    """Let Rasa's command line use `configure_as_here`."""
    rasa.utils.io.configure_colored_logging = configure_as_here
    rasa.__main__.configure_structlog = configure_as_here


def configure_as_here(log_level: Optional[int] = None) -> None:
    """Lines of `log_level` and above; by default of the level that the environment says, or INFO."""
    level = logging.getLevelName(os.environ.get(LEVEL, "INFO")) if log_level is None else log_level
    configure(PROCESS, level if isinstance(level, int) else logging.INFO)
