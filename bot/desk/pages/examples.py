"""The sentences that are collected for training: looked through, taken out, and given as a patch or a file for `xinshimin nlu check`."""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from bot.conversations.staff.records import Account
from bot.desk.desk import Desk, desk_of
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
    desk = desk_of(request)
    facts = {"examples": desk.improving.examples.all()}
    return desk.views.page("learning/examples.html.j2", csrf_of(token_of(request)), account, 200, MENU, **facts)


async def numbers(request: Request) -> list[int]:
    """The sentences that a form names."""
    return [number_in(str(value)) for value in (await request.form()).getlist("number")]


@router.post(PATH + "/remove")
def remove(request: Request, account: Account = Depends(editor), numbers: list[int] = Depends(numbers)) -> Response:
    """Take sentences out."""
    desk_of(request).improving.examples.remove(account.name, numbers)
    return RedirectResponse(PATH, 303)


@router.get(PATH + "/patch")
def patch(request: Request, account: Account = Depends(editor)) -> Response:
    """All of them as a patch of data/nlu."""
    return attachment(patch_of(ROOT, _sentences(desk_of(request))).encode(), "examples.patch", "text/x-patch")


@router.get(PATH + "/file")
def file(request: Request, account: Account = Depends(editor)) -> Response:
    """All of them as a file of training data."""
    return attachment(file_of(_sentences(desk_of(request))).encode(), "examples.yml", "application/yaml")


def _sentences(desk: Desk) -> list[Sentence]:
    return [Sentence(one.text, one.intent) for one in desk.improving.examples.all()]
