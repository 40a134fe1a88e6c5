"""Groups of questions, with what the model hears in the most typical one."""

from datetime import datetime

import numpy as np

from bot.answer.reading import Reading
from bot.conversations.improving.cases import Case
from bot.desk.learning.board import Hearing, Remembering, board, intent_names
from bot.errors import ModelError
from bot.language.intents import RankedIntent

AT = datetime(2026, 11, 20)


class Signs:
    """Puts texts with the same first sign together."""

    name, weight = "signs", 1.0

    def __init__(self):
        self.asked = []

    def encode(self, texts):
        self.asked += texts
        found = np.zeros((len(texts), 20_000), dtype=np.float32)
        for row, text in enumerate(texts):
            found[row, ord(text[0]) % 20_000] = 1
        return found


def case(text, topic=None, region=None):
    return Case(text, text, "unclear", topic, region, AT)


def test_groups_have_the_topic_and_place_of_most_of_them():
    cases = [
        case("公租房一", "pension", "150200"),
        case("养老"),
        case("公租房二", "public_rental_housing"),
        case("公租房三", "public_rental_housing"),
    ]
    first, second = board(cases, Signs(), lambda text: (text, 0.5))
    assert (len(first.cases), first.label, first.region_code) == (3, "公租房", "150200")
    assert first.heard == (first.cases[0].text, 0.5) and (second.topic, second.label) == ("", "")
    assert board([], Signs(), lambda text: None) == []


def test_what_is_heard_is_asked_once_and_without_a_model_is_nothing():
    asked = []

    def read(text):
        asked.append(text)
        if text == "没有模型":
            raise ModelError("还没有训练好的模型")
        return Reading(text, (RankedIntent("ask_pension", 0.7),))

    hearing = Hearing(read)
    assert hearing("养老金") == hearing("养老金") == ("ask_pension", 0.7) and asked == ["养老金"]
    assert hearing("没有模型") is None


def test_intents_are_called_by_their_topics():
    assert list(intent_names(["greet", "ask_pension", "affirm"]).items()) == [
        ("ask_pension", "养老保险"),
        ("affirm", "affirm"),
        ("greet", "greet"),
    ]


def test_a_text_is_encoded_once():
    signs = Signs()
    remembering = Remembering(signs)
    assert (remembering.encode(["甲", "乙", "甲"])[0] == remembering.encode(["甲"])[0]).all() and signs.asked == ["甲", "乙"]
