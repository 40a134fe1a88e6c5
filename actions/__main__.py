"""Start the action server: `python -m actions`. It listens on this machine only, and is warm before it says that it is healthy."""

import warnings

from rasa_sdk.endpoint import create_app

import actions
from actions.monitoring import watch
from actions.opened import answering
from bot.monitoring.logs import configure
from bot.settings import load_settings

IDLE_SECONDS = 60  # Rasa opens a connection and may read other messages before it writes; Sanic's own 5 seconds lost answers under load


def main() -> None:
    """Open what the actions need, then serve them."""
    warnings.filterwarnings("ignore", category=DeprecationWarning)  # of rasa_sdk's own dependencies
    configure("actions")
    settings = load_settings()
    answering()
    app = create_app(actions)
    watch(app)
    app.config.KEEP_ALIVE_TIMEOUT = IDLE_SECONDS
    app.run("127.0.0.1", settings.actions_port, workers=1, access_log=False)


if __name__ == "__main__":
    main()
