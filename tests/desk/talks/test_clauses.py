"""A clause that is sent is the citizen's own answer, for the citizen's place."""

import pytest

from bot.answer.rendering import TextRenderer
from bot.conversations.records import Summary
from bot.desk.look_up.calls import Asked
from bot.desk.look_up.finding import LookUp
from bot.desk.talks.clauses import as_said, find, known_of

SUMMARY = Summary(living="150200", hukou="320600", topic="pension", facts={"asker": {"residence_months": [8, 8]}})


def test_what_the_conversation_knew_is_known():
    known = known_of(SUMMARY)
    assert (known.memory.living, known.memory.hukou, known.memory.topic) == ("150200", "320600", "pension")
    assert known.checks.of("asker")["residence_months"].low == 8


def test_the_place_is_the_citizen_s_unless_another_is_written(shared):
    look_up = LookUp(shared)
    assert find(look_up, Asked("公租房"), SUMMARY).answers[0].region.code == "150200"
    assert find(look_up, Asked("南通公租房"), SUMMARY).answers[0].region.code == "320600"


@pytest.mark.parametrize(("conversation", "form"), [("web:u", "text"), ("wechat:u", "wechat")])
def test_it_is_said_in_the_form_of_the_channel(shared, conversation, form):
    answer = find(LookUp(shared), Asked("公租房"), SUMMARY).answers[0]
    said = as_said(answer, conversation, TextRenderer.open())
    assert said.text == TextRenderer.open().render(answer, form) and said.answer == answer.to_dict()
