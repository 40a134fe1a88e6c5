"""Am I eligible: conditions of a clause against what a citizen tells, one question at a time; never yes while anything is open."""

from .checks import CheckTurn, PreChecks
from .state import CheckMemory, PreCheck

__all__ = ["CheckMemory", "CheckTurn", "PreCheck", "PreChecks"]
