"""Start Rasa: its own command line, with the hollow TensorFlow in place. `python -m bot.nlu.process run …`."""

import os
import sys

from bot.nlu import hollow


def main() -> None:
    """Run Rasa's command line with the arguments of this process."""
    hollow.install()
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    import warnings

    warnings.filterwarnings("ignore", category=DeprecationWarning)  # of Rasa's own dependencies; nothing that we could mend here
    if "run" in sys.argv[1:2]:
        from bot.nlu import action_results, parsing_thread

        action_results.install()
        parsing_thread.install()
    from rasa.__main__ import main as rasa_main

    rasa_main()


if __name__ == "__main__":
    main()
