"""The desk as an application: its pages, what guards them, and the public API beside them."""

from collections.abc import Callable
from pathlib import Path

from fastapi import Depends, FastAPI
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles

from bot.desk.desk import Desk
from bot.desk.faults import say_faults
from bot.desk.guards import guard_form
from bot.desk.headers import Headers, LimitedBody
from bot.desk.pages import PAGES
from bot.errors import ConversationError
from bot.settings import Settings

STATIC = Path(__file__).with_name("static")


def _health(desk: Desk) -> Callable[[], JSONResponse]:
    def health() -> JSONResponse:
        """Whether the desk can be used."""
        try:
            desk.staff.audit.entries(limit=1)
        except ConversationError as error:
            return JSONResponse({"status": "unavailable", "why": str(error)}, 503)
        return JSONResponse({"status": "ok"})

    return health


def create_app(settings: Settings) -> FastAPI:
    """The application for `settings`. Every address of a page refuses forms of other sites; each page says who may see it."""
    desk = Desk.open(settings)
    desk.views.menu = [page.menu for page in PAGES if page.menu]
    app = FastAPI(title="新市民政策助手", docs_url=None, redoc_url=None)
    app.state.desk = desk
    for page in PAGES:
        app.include_router(page.router, dependencies=[Depends(guard_form)], include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_api_route("/healthz", _health(desk), include_in_schema=False)
    app.add_middleware(LimitedBody)
    app.add_middleware(Headers, https=settings.desk.https)
    say_faults(app)
    return app
