"""`xinshimin nlu check`: what may train and what may not, and whether the model gets worse."""

import json

import pytest
from typer.testing import CliRunner

from bot.cli import nlu
from bot.cli.main import app
from bot.learning.accuracy import Effect

FILE = 'version: "3.1"\nnlu:\n  - intent: {intent}\n    examples: |\n      - {text}\n'


@pytest.fixture
def check(tmp_path, monkeypatch):
    monkeypatch.setattr(nlu, "_hear", lambda settings: lambda text: ("ask_pension", 0.6))

    def check(text, intent="ask_pension", *more):
        path = tmp_path / "new.yml"
        path.write_text(FILE.format(text=text, intent=intent), encoding="utf-8")
        return CliRunner().invoke(app, ["nlu", "check", str(path), *more])

    return check


def test_a_sentence_that_may_train(check):
    found = check("刚满六十，想晓得每个月那份养老的钱打到哪张卡")
    assert found.exit_code == 0 and found.stdout.startswith("可以用") and "现在也听得对" in found.stdout


def test_one_that_measures_is_refused(check):
    found = check("零工市场 招聘会 时间地点", "ask_employment_service")
    assert found.exit_code == 1 and "在测试集里（bench/intent/tuning.yml）" in found.stdout and "现在听成 ask_pension 60%" in found.stdout


def test_scripts_get_json(check):
    (one,) = json.loads(check("租房补贴怎么申请", "ask_pension", "--json").stdout)["examples"]
    assert one["refused"] and one["faults"] == [["other_intent", "ask_rental_subsidy"]] and one["heard"] == ["ask_pension", 0.6]


def test_without_a_model_the_rest_is_checked(tmp_path, monkeypatch):
    monkeypatch.setenv("XINSHIMIN_HOME", str(tmp_path))
    for text, code in (("刚满六十，想晓得每个月那份养老的钱打到哪张卡", 0), ("零工市场 招聘会 时间地点", 1)):
        (tmp_path / "new.yml").write_text(FILE.format(text=text, intent="ask_pension"), encoding="utf-8")
        found = CliRunner().invoke(app, ["nlu", "check", str(tmp_path / "new.yml")])
        assert found.exit_code == code and "现在" not in found.stdout and "先运行 xinshimin train" in found.stderr


@pytest.mark.parametrize(("after", "code"), [(0.9, 0), (0.8, 0), (0.79, 1)])
def test_a_model_that_gets_worse_is_an_error(check, monkeypatch, after, code):
    monkeypatch.setattr(nlu, "_effect", lambda *_: Effect(0.8, after, 658, ()))
    found = check("刚满六十，想晓得每个月那份养老的钱打到哪张卡", "ask_pension", "--train")
    assert found.exit_code == code and f"加上后 {after:.1%}" in found.stdout
