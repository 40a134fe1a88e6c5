"""The sentences that the editor's place has collected: looked through, taken out, given as a patch or a file for `xinshimin nlu check`."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from bot.conversations.improving.examples import Example
from bot.conversations.staff.records import Account
from bot.desk.desk import desk_of
from bot.desk.editing.steps import scope_of
from bot.desk.fields import number_in
from bot.desk.guards import csrf_of, needs, token_of
from bot.desk.page import Page
from bot.desk.pages.sheets import attachment
from bot.learning.patches import file_of, patch_of
from bot.learning.sentences import Sentence
from bot.settings import ROOT

PATH = "/learning/examples"
MENU = "/learning"
router = APIRouter()
PAGE = Page(router)
editor = needs("edit_policies")


@router.get(PATH)
def show(request: Request, account: Account = Depends(editor)) -> Response:
    """The list."""
    facts = {"examples": _collected(request, account)}
    return desk_of(request).views.page("learning/examples.html.j2", csrf_of(token_of(request)), account, 200, MENU, **facts)


async def numbers(request: Request) -> list[int]:
    """The sentences that a form names."""
    return [number_in(str(value)) for value in (await request.form()).getlist("number")]


@router.post(PATH + "/remove")
def remove(request: Request, account: Account = Depends(editor), numbers: list[int] = Depends(numbers)) -> Response:
    """Take sentences out."""
    desk = desk_of(request)
    desk.improving.examples.remove(account.name, numbers, scope_of(desk, account).codes())
    return RedirectResponse(PATH, 303)


@router.get(PATH + "/patch")
def patch(request: Request, account: Account = Depends(editor)) -> Response:
    """All of them as a patch of data/nlu."""
    return attachment(patch_of(ROOT, _sentences(request, account)).encode(), "examples.patch", "text/x-patch")


@router.get(PATH + "/file")
def file(request: Request, account: Account = Depends(editor)) -> Response:
    """All of them as a file of training data."""
    return attachment(file_of(_sentences(request, account)).encode(), "examples.yml", "application/yaml")


def _collected(request: Request, account: Account) -> list[Example]:
    desk = desk_of(request)
    return desk.improving.examples.all(scope_of(desk, account).codes())


def _sentences(request: Request, account: Account) -> list[Sentence]:
    return [Sentence(one.text, one.intent) for one in _collected(request, account)]
