"""An application with nothing but the public API, for those who serve it without the desk."""

from fastapi import FastAPI

from bot.desk.api.parts import Parts
from bot.desk.api.router import api_router
from bot.settings import Settings


def create_api_app(settings: Settings, parts: Parts | None = None) -> FastAPI:
    """The application; its description is at `/openapi.json`, its reference in docs/reference/api.md."""
    app = FastAPI(title="新市民政策助手 开放接口", openapi_url=None, docs_url=None, redoc_url=None)
    app.include_router(api_router(settings, parts))
    return app
