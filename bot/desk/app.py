"""The desk as an application: its pages, what guards them, and the public API beside them."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from fastapi import Depends, FastAPI
from fastapi.staticfiles import StaticFiles

from bot.desk.api import api_router
from bot.desk.api.parts import Parts
from bot.desk.desk import Desk
from bot.desk.faults import say_faults
from bot.desk.guards import guard_form, longest_body
from bot.desk.headers import Headers, LimitedBody
from bot.desk.monitoring import monitoring, show_gauges
from bot.desk.pages import PAGES
from bot.desk.warmth import Warmth
from bot.settings import Settings

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]
STATIC = Path(__file__).with_name("static")


def _lifespan(desk: Desk, warmth: Warmth) -> Lifespan:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with show_gauges(desk):
            async with warmth.lifespan(app), desk.watch.running():
                yield

    return lifespan


def create_app(settings: Settings, parts: Parts | None = None) -> FastAPI:
    """The application for `settings`. Every address of a page refuses forms of other sites; each page says who may see it.

    `parts` are given by tests; else they are opened when the application starts.
    """
    desk = Desk.open(settings, parts)
    warmth = Warmth(desk.look_up)
    desk.views.menu = [page.menu for page in PAGES if page.menu]
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, lifespan=_lifespan(desk, warmth))
    app.state.desk = desk
    for page in PAGES:
        app.include_router(page.router, dependencies=[Depends(guard_form)], include_in_schema=False)
    app.include_router(api_router(settings, desk.parts))
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.include_router(monitoring(desk, warmth), include_in_schema=False)
    app.add_middleware(LimitedBody, larger=longest_body)
    app.add_middleware(Headers, https=settings.desk.https)
    say_faults(app)
    return app
