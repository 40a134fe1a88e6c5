"""`xinshimin region`: which place is meant."""

import typer

from bot.cli.console import JSON_OPTION, print_json, say
from bot.errors import UnknownPlaceError
from bot.language.frequencies import cut_by_jieba
from bot.regions import Gazetteer, Region, Resolver


def region(text: str = typer.Argument(..., help="一句话或一个地名，例如：老家凉山的，在成都打工"), as_json: bool = JSON_OPTION) -> None:
    """看一句话里说的是哪里：现住地、户籍地，说不清时的各个可能。"""
    found = Resolver.open(cut=cut_by_jieba).resolve(text)
    if as_json:
        print_json({"living": _fact(found.living), "hukou": _fact(found.hukou), "candidates": [_fact(one) for one in found.candidates]})
        return
    for label, place in (("现住地", found.living), ("户籍地", found.hukou)):
        if place:
            say(f"{label}：{place.full_name}（{place.code}）")
    for place in found.candidates:
        say(f"可能是：{place.full_name}（{place.code}）")
    if not (found.living or found.hukou or found.candidates):
        say("没有听出地名。")


def resolve_name(gazetteer: Gazetteer, resolver: Resolver, name: str) -> Region:
    """The region that a name or code given on the command line means; raises `UnknownPlaceError` where it means none or several."""
    if name in gazetteer:
        return gazetteer.get(name)
    found = resolver.resolve(name)
    if found.living is None:
        raise UnknownPlaceError(name, tuple(place.full_name for place in found.candidates))
    return found.living


def _fact(place: Region | None) -> dict[str, str] | None:
    return None if place is None else {"code": place.code, "name": place.full_name, "level": place.level}
