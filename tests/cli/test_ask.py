"""`xinshimin ask`, with a small model; with the trained one it is asked in tests/servers."""

import json

import pytest
from typer.testing import CliRunner

from bot.answer.reading import Reading
from bot.cli import ask as module
from bot.cli.main import app
from bot.language.intents import RankedIntent


@pytest.fixture
def asked(run, monkeypatch, tmp_path):
    class Reader:
        def read(self, text):
            return Reading(text, (RankedIntent("ask_school_enrollment", 0.9), RankedIntent("ask_education_aid", 0.05)))

    monkeypatch.setattr(module, "ensure_model", lambda settings: tmp_path)
    monkeypatch.setattr(module, "open_reader", lambda settings, folder: Reader())
    return lambda *arguments: run("ask", *arguments)


def test_text_for_people(asked):
    assert "以“居住证”为主要依据" in asked("孩子能上小学吗", "--region", "包头").output


def test_json_for_scripts(asked):
    (answer,) = json.loads(asked("孩子能上小学吗", "--region", "包头", "--json").stdout)["answers"]
    assert answer["outcome"] == "answered"


def test_the_place_in_the_message_goes_before_the_option(asked):
    (answer,) = json.loads(asked("我在南通，孩子能上小学吗", "--region", "包头", "--json").stdout)["answers"]
    assert answer["region"]["code"] == "320600"


def test_a_day_that_is_none_is_refused(asked):
    assert asked("孩子能上小学吗", "--as-of", "tomorrow").exit_code == 2


def test_an_answer_given_earlier_can_be_given_again(asked, run):
    question = ("孩子能上小学吗", "--region", "包头", "--as-of", "2026-11-22", "--json")
    (given,) = json.loads(asked(*question).stdout)["answers"]
    run("policy", "retire", "baotou-2024-47", "--why", "试行结束")
    (now,) = json.loads(asked(*question).stdout)["answers"]
    (again,) = json.loads(asked(*question, "--store-revision", str(given["store_revision"])).stdout)["answers"]
    run("policy", "publish", "baotou-2024-47@1")
    assert now["clauses"] != given["clauses"] and now["store_revision"] == given["store_revision"] + 1
    assert {key: value for key, value in again.items() if key != "id"} == {key: value for key, value in given.items() if key != "id"}


def test_without_a_question_a_conversation_is_read_line_by_line(asked):
    typed = "我在包头\n\n孩子能上小学吗\n再见\n南通\n"
    lines = CliRunner().invoke(app, ["ask", "--json"], input=typed).stdout.splitlines()
    assert [json.loads(line)["answers"][0]["region"]["code"] for line in lines] == ["150200", "150200"]
