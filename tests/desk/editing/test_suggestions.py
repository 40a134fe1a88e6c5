"""Suggestions: opened once, asked once a clause, and a sentence where there are none."""

import threading
from types import SimpleNamespace

from bot.desk.editing.suggestions import OPENING, Suggestions
from bot.errors import SuggestionError


def clause(path, text="文"):
    return SimpleNamespace(path=path, text=text, headings=("一",))


class Suggester:
    def __init__(self):
        self.asked = []

    def suggest(self, text, headings):
        self.asked.append((text, headings))
        return f"给{text}"


def test_a_clause_is_asked_once():
    suggester = Suggester()
    suggestions = Suggestions(lambda: suggester)
    found = suggestions.for_clauses([clause("一", "甲"), clause("二", "乙")], 5)
    assert found == {"一": "给甲", "二": "给乙"} and suggestions.missing == ""
    suggestions.for_clauses([clause("三", "甲")])
    assert suggester.asked == [("甲", ("一",)), ("乙", ("一",))]


def test_while_it_opens_nobody_waits_and_it_is_said():
    go = threading.Event()
    suggestions = Suggestions(lambda: go.wait(5) and Suggester())
    assert suggestions.for_clauses([clause("一")]) == {} and suggestions.missing == OPENING
    go.set()
    assert suggestions.for_clauses([clause("一")], 5) == {"一": "给文"}


def test_where_nothing_can_be_proposed_the_reason_is_said():
    def open_it():
        raise SuggestionError("没有安装", "请安装")

    suggestions = Suggestions(open_it)
    assert suggestions.for_clauses([clause("一")], 5) == {}
    assert "没有安装" in suggestions.missing
