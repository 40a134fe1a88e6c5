"""Am I eligible: conditions of a clause against what a citizen tells, one question at a time; never yes while anything is open."""

from .checks import PreChecks, Turn
from .state import CheckMemory, PreCheck

__all__ = ["CheckMemory", "PreCheck", "PreChecks", "Turn"]
