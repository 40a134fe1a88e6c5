"""The full text of a clause as a page, for the card in a conversation."""

import asyncio
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from jinja2 import Environment, FileSystemLoader
from sanic import response
from sanic.response import HTTPResponse

from bot.answer.phrases import Phrases
from bot.errors import StoreError
from bot.policy.clause import Clause
from bot.policy.document import Document
from bot.settings import Settings
from bot.store.clause_reader import ClauseReader
from bot.wiring import open_clause_reader

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "max-age=300",
}


class ClausePages:
    """Pages of the clauses in the store, which is opened at the first page."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._reader: ClauseReader | None = None

    async def page(self, clause_id: str) -> HTTPResponse:
        """The page of a clause; 404 for one that is not published, 503 where the store is down."""
        self._reader = self._reader or open_clause_reader(self._settings)
        try:
            found = await asyncio.get_running_loop().run_in_executor(None, self._reader.read, unquote(clause_id))
        except StoreError:
            return response.text("现在打不开，请稍后再试，或拨 12345。", status=503)
        if found is None:
            return response.text("没有这一条，可能已经更新，请在公众号里再问一次。", status=404)
        return response.html(render(*found), headers=HEADERS)


def render(document: Document, clause: Clause) -> str:
    """The page as HTML."""
    page = _templates().get_template("clause.html.j2")
    return page.render(document=document, clause=clause, notice=Phrases.open().say("notice.once"))


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(loader=FileSystemLoader(Path(__file__).parent / "page_files"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
