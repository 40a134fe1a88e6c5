"""Start Rasa: its own command line, with the hollow TensorFlow in place. `python -m bot.nlu.process run …`."""

import os
import sys
from importlib import import_module

from bot.nlu import hollow

SWITCH_SECONDS = 0.0005
"""How long a thread that reads messages may keep the interpreter from the event loop; Python's own is 0.005 s. With 16 chats at once it
made 66 of 57 a second.
"""
CHANGES = (
    "action_results",
    "action_session",
    "event_kinds",
    "graph_runner",
    "model_change",
    "parsing_thread",
    "rasa_logs",
    "remembered_rules",
    "unlogged",
    "watching",
)
"""Modules that change how Rasa's server works, imported after the hollow TensorFlow. `watching` is last: it measures what is there."""


def main() -> None:
    """Run Rasa's command line with the arguments of this process."""
    serving = "run" in sys.argv[1:2]
    hollow.install(serving)
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    import warnings

    warnings.filterwarnings("ignore", category=DeprecationWarning)  # of Rasa's own dependencies; nothing that we could mend here
    if serving:
        for name in CHANGES:
            import_module(f"bot.nlu.{name}").install()
        sys.setswitchinterval(SWITCH_SECONDS)
    from rasa.__main__ import main as rasa_main

    rasa_main()


if __name__ == "__main__":
    main()
