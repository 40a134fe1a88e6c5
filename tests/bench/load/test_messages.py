"""Messages of a load."""

import pytest

from bench.load.messages import PLACES, questions, slices
from bench.understanding.sets import Message


def test_every_question_names_a_place_and_comes_once():
    housing, pension = (
        Message("公租房怎么申请", ("ask_public_rental_housing",), "plain"),
        Message("包头养老金", ("ask_pension",), "plain", "150200"),
    )
    two, chat = Message("低保和公租房", ("ask_pension", "ask_public_rental_housing"), "plain"), Message("你好", ("greet",), "plain")
    found = questions({"a": [housing, pension], "b": [housing, two, chat]})
    assert found[1] == "包头养老金" and len(found) == 2
    assert found[0].startswith("公租房怎么申请，") and found[0].removeprefix("公租房怎么申请，") in PLACES


def test_parts_do_not_overlap_and_too_few_are_told():
    assert list(slices(list("abcdef"), (2, 3))) == [["a", "b"], ["c", "d", "e"]]
    with pytest.raises(ValueError, match="6 messages"):
        list(slices(list("abc"), (2, 4)))
