"""The text to a bureau: to whom, how often, in whose words."""

from datetime import datetime

import pytest

from bot.answer.departments import Departments
from bot.conversations.improving.cases import Case
from bot.desk.learning.letters import QUOTED, letter
from bot.regions import Gazetteer


@pytest.fixture(scope="module")
def baotou():
    return Gazetteer.open().get("150200")


def cases(count):
    return [Case(str(n), f"第{n}问", "no_clause", "pension", "150200", datetime(2026, 11, 1 + n)) for n in range(count)]


def test_it_says_to_whom_how_often_and_in_which_words(baotou):
    text = letter(cases(7), "pension", baotou, Departments.open())
    assert text.startswith("内蒙古自治区包头市" if "内蒙古自治区包头市" in text.split("：")[0] else "包头市")
    assert "问了 7 次“养老保险”" in text and "2026-11-01 至 2026-11-07" in text and text.count("问\n") == QUOTED


def test_what_is_not_known_is_left_open():
    text = letter(cases(1), "", None, Departments.open())
    assert text.startswith("有关部门：") and "没有归到哪类事" in text
