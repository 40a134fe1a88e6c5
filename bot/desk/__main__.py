"""Start the desk: `python -m bot.desk`. It listens where the settings say, and keeps no log of addresses asked for."""

import uvicorn

from bot.desk.app import create_app
from bot.monitoring.logs import configure
from bot.settings import load_settings

STOPPING = 5  # seconds for requests to end


def main() -> None:
    """Serve the desk until a signal comes."""
    configure("desk")
    settings = load_settings()
    uvicorn.run(
        create_app(settings),
        host=settings.desk.host,
        port=settings.desk.port,
        access_log=False,
        log_config=None,  # its lines go where all others go
        proxy_headers=False,
        server_header=False,
        ws="none",  # nothing here speaks it, and uvicorn's part for it wants a newer `websockets` than Rasa
        timeout_graceful_shutdown=STOPPING,
    )


if __name__ == "__main__":
    main()
