"""What nobody logs is not copied.

Rasa 3.6 makes deep copies of messages and events for its log of level DEBUG, also where that is switched off.
"""

import logging
from types import ModuleType, SimpleNamespace
from typing import Sequence

import rasa.core.policies.rule_policy
import rasa.core.processor

MODULES: Sequence[ModuleType] = (rasa.core.processor, rasa.core.policies.rule_policy)
"""Modules that copy for nothing but the log; their whole use of `copy` was read for Rasa 3.6.21."""


def install() -> None:
    """Stop the copying, unless the log wants what is copied."""
    if logging.getLogger("rasa").isEnabledFor(logging.DEBUG):
        return
    for module in MODULES:
        vars(module)["copy"] = SimpleNamespace(deepcopy=_the_same)


def _the_same(value: object) -> object:
    return value
