"""Commands that need the trained model: they use the one that the servers trained."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.servers
COMMAND = str(Path(sys.executable).with_name("xinshimin"))


@pytest.fixture
def xinshimin(server, server_home):
    def run(*arguments):
        environment = os.environ | {"XINSHIMIN_HOME": str(server_home)}
        return subprocess.run([COMMAND, *arguments], env=environment, capture_output=True, text=True, timeout=120, check=False)

    return run


def test_ask_answers_as_the_servers_do(xinshimin, server):
    text = "我在包头打工，孩子能在这儿上小学吗"
    (asked,) = json.loads(xinshimin("ask", text, "--json").stdout)["answers"]
    served = server.answer("command", text)
    assert [clause["id"] for clause in asked["clauses"]] == [clause["id"] for clause in served["clauses"]]
    assert asked["alternatives"] == served["alternatives"] and asked["headline"] == served["headline"]


def test_ask_takes_a_place_and_a_day(xinshimin):
    (answer,) = json.loads(xinshimin("ask", "公租房怎么申请", "--region", "包头", "--as-of", "2023-01-01", "--json").stdout)["answers"]
    assert (answer["as_of"], answer["region"]["code"]) == ("2023-01-01", "150200")
    assert {clause["level"] for clause in answer["clauses"]} == {"national"}


def test_ask_prints_the_clause_for_people(xinshimin):
    done = xinshimin("ask", "达茂旗能办低保吗")
    assert done.returncode == 0 and "可在居住地申请最低生活保障" in done.stdout and "包府办发〔2024〕47号" in done.stdout


def test_an_unknown_place_is_one_sentence(xinshimin):
    done = xinshimin("ask", "公租房怎么申请", "--region", "鼓楼区")
    assert done.returncode == 1 and done.stderr.startswith("错误：不知道“鼓楼区”是哪里") and "Traceback" not in done.stderr


def test_training_again_does_nothing(xinshimin):
    done = xinshimin("train")
    assert done.returncode == 0 and "不用训练" in done.stdout
