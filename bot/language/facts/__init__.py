"""Facts that people tell of themselves and their families, in the words that they use."""

from .fact import StatedFact
from .interval import Interval
from .reader import read_facts

__all__ = ["Interval", "StatedFact", "read_facts"]
