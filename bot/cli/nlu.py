"""`xinshimin nlu`: check new examples before they train."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typer

from bot.answer.reading import Reader
from bot.cli.console import JSON_OPTION, notes, print_json, say, working
from bot.language.places_out import without_places
from bot.learning.accuracy import Effect, effect_of
from bot.learning.checking import Checker, Finding, Heard, intents_of
from bot.learning.sentences import Sentence, read_examples, read_measured, read_trained
from bot.settings import ROOT, Settings, load_settings
from bot.trained import current_model
from bot.wiring import open_intent_model, open_place_finder, open_reader

app = typer.Typer(help="训练用的例句", no_args_is_help=True)
TUNING = "bench/intent/tuning.yml"
FAULTS = {"measured": "在测试集里", "other_intent": "已经是别的意图的例句", "unknown_intent": "没有这个意图", "known": "已经有了"}


@app.callback()
def nlu() -> None:
    """A group of one command so far."""


@app.command("check")
def check(
    path: Path = typer.Argument(..., help="例句的文件，写法同 data/nlu 下的"),
    train: bool = typer.Option(False, "--train", help="训练两遍，看加上这些例句后调优集上的准确率会不会降；要几分钟"),
    as_json: bool = JSON_OPTION,
) -> None:
    """核对新例句：在不在测试集里、有没有归到别的意图、模型现在听成什么。有不能用的，或准确率下降，返回码为 1。"""
    settings, new = load_settings(), read_examples(path)
    trained, measured = read_trained(ROOT), read_measured(ROOT)
    findings = Checker(trained, measured, intents_of(trained)).check(new, _hear(settings))
    effect = _effect(settings, trained, new, measured) if train else None
    if as_json:
        print_json({"examples": [_fact(one) for one in findings], "effect": asdict(effect) if effect else None})
    else:
        _say(findings, effect)
    raise typer.Exit(1 if any(one.refused for one in findings) or (effect is not None and effect.worse) else 0)


class _Model:
    """A model fitted for this check, read as it would be served."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def first(self, text: str) -> str:
        return self._reader.read(text).intents[0].name


def _hear(settings: Settings) -> Callable[[str], Heard] | None:
    model = current_model(settings)
    if model is None:
        notes.print("还没有训练好的模型，没有看现在听成什么；要看请先运行 xinshimin train。", soft_wrap=True)
        return None
    reader = open_reader(settings, model.intents)

    def hear(text: str) -> Heard:
        first = reader.read(text).intents[0]
        return first.name, first.confidence

    return hear


def _effect(settings: Settings, trained: Sequence[Sentence], new: Sequence[Sentence], measured: Sequence[Sentence]) -> Effect:
    finder, rounds = open_place_finder(), iter(("原来的", "加上新例句的"))
    with working("正在训练两遍…") as status:

        def fit(sentences: Sequence[Sentence]) -> _Model:
            status.update(f"正在训练{next(rounds)}…")
            model = open_intent_model(settings)
            spans = [[(found.start, found.end) for found in finder.find(one.text)] for one in sentences]
            texts = [without_places(one.text, span) for one, span in zip(sentences, spans, strict=True)]
            model.fit(texts, [one.intent for one in sentences])
            return _Model(Reader(model, finder))

        return effect_of(fit, trained, new, [one for one in measured if one.where == TUNING])


def _say(findings: Sequence[Finding], effect: Effect | None) -> None:
    for one in findings:
        faults = "；".join(f"{FAULTS[fault]}（{what}）" for fault, what in one.faults)
        heard = f"现在听成 {one.heard[0]} {one.heard[1]:.0%}" if one.heard and one.misheard else "现在也听得对" if one.heard else ""
        mark = "不能用" if one.refused else "可以用"
        say(f"{mark}  {one.sentence.intent}  {one.sentence.text}  {faults}{'；' if faults and heard else ''}{heard}")
    if effect is not None:
        say(f"调优集 {effect.messages} 句，第一个就对的：原来 {effect.before:.1%}，加上后 {effect.after:.1%}。")
        for lost in effect.lost:
            say(f"  原来对、现在错：{lost.text}（{lost.intent}）")


def _fact(one: Finding) -> dict[str, Any]:
    return asdict(one) | {"refused": one.refused, "misheard": one.misheard}
