"""`xinshimin ask`: one question, answered in the terminal."""

from dataclasses import replace
from datetime import date, datetime

import typer

from bot.answer.memory import Memory
from bot.cli.console import JSON_OPTION, print_json, say, working
from bot.cli.region import resolve_name
from bot.cli.training import ensure_model
from bot.settings import load_settings
from bot.wiring import open_answering, open_reader, prepare_store


def ask(
    text: str = typer.Argument(..., help="要问的话，例如：我在包头打工，孩子能在这儿上小学吗"),
    region: str | None = typer.Option(None, "--region", help="所在地，名称或代码，例如 包头"),
    as_of: datetime | None = typer.Option(None, "--as-of", formats=["%Y-%m-%d"], help="按哪一天有效的规定回答，例如 2026-01-01"),
    store_revision: int | None = typer.Option(
        None, "--store-revision", help="按政策库的第几版回答（见答复的 store_revision），重现以前的答复"
    ),
    as_json: bool = JSON_OPTION,
) -> None:
    """问一句话，得到答复。"""
    settings = load_settings()
    prepare_store(settings)
    with working("正在准备…", announce=False):
        folder = ensure_model(settings)
        answering = open_answering(settings, store_revision)
        reader = open_reader(settings, folder)
    memory = Memory(living=resolve_name(answering.tools.gazetteer, answering.resolver, region).code if region else None)
    questions, _ = answering.questions(reader.read(text), memory, as_of.date() if as_of else date.today())
    given = [answering.answer(question) for question in questions]
    answers = [*given[:1], *(replace(answer, notice=None) for answer in given[1:])]  # once in a conversation
    if as_json:
        print_json({"answers": [answer.to_dict() for answer in answers]})
    else:
        say("\n\n".join(answering.renderer.render(answer) for answer in answers))
