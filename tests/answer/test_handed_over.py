"""The answer to a wish for a person."""

import pytest

from bot.answer.handed_over import Waiting, handed_over
from bot.answer.rendering import TextRenderer
from bot.errors import StoreError


def test_the_line_of_the_bureau_comes_before_12345(tools, question):
    answer = handed_over(question("school_enrollment", "150200"), "asked", Waiting(1, 0, ""), tools)
    assert answer.contacts[-1].number == "12345" and answer.contacts[-1].body.name == "包头市教育局"
    assert (answer.outcome, answer.topic, answer.region.code) == ("handed_over", "school_enrollment", "150200")


def test_without_a_topic_or_place_there_is_still_a_number(tools, question):
    answer = handed_over(question(None, matter="unclear"), "failures", Waiting(None, 0, ""), tools)
    assert [contact.number for contact in answer.contacts] == ["12345"] and answer.region is None and len(answer.alternatives) >= 2


@pytest.mark.parametrize(
    ("waiting", "said", "unsaid"),
    [
        (Waiting(7, 0, ""), "没有接通人工座席", "第 7 号"),
        (Waiting(7, 2, "工作日9:00—17:00"), "第 7 号，前面还有 2 人", "没有接通"),
        (Waiting(7, 2, "周一 09:00—17:00", False), "现在不是上班时间", "轮到您时"),
        (Waiting(7, 2, "周一 09:00—17:00", True), "轮到您时，人工客服在这里回复您", "不是上班时间"),
        (Waiting(None, 0, "工作日9:00—17:00"), "没能记下", "不用从头再讲"),
    ],
)
def test_the_truth_is_said_about_the_desk(tools, question, waiting, said, unsaid):
    text = TextRenderer.open().render(handed_over(question("pension", "150200"), "asked", waiting, tools))
    assert said in text and unsaid not in text


def test_without_the_store_the_number_is_still_given(tools, question, monkeypatch):
    def fail(self, codes):
        raise StoreError("gone")

    monkeypatch.setattr("bot.store.bodies.directory.BodyDirectory.at", fail)
    answer = handed_over(question("pension", "150200"), "asked", Waiting(1, 0, ""), tools)
    assert [contact.number for contact in answer.contacts] == ["12345", "12333"]
