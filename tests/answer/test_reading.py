"""Read a message with a model and the place finder."""

import pytest

from bot.answer.reading import CORRECT_PLACE, GIVE_PLACE, Reading, danger_first, understand
from bot.language.intents import RankedIntent, Understanding
from bot.policy.topics import TOPICS
from bot.regions import PlaceFinder


def test_a_reading_asks_one_thing_and_tells_nothing_where_nobody_heard_more():
    reading = Reading("养老金", (RankedIntent("ask_pension", 0.9),))
    assert reading.also == ()


class Fixed:
    """A model that ranks every text the same, by default as a topic before the places, and remembers what it was shown."""

    def __init__(self, *names):
        self.ranking = [RankedIntent(name, 0.8 / 2**index) for index, name in enumerate(names or ("ask_pension", GIVE_PLACE))]

    def understand_all(self, texts):
        return [self.understand(text) for text in texts]

    def understand(self, text):
        self.shown = text
        return Understanding(tuple(self.ranking), ("ask_pension",))


def test_names_of_places_are_not_shown_to_the_model(answering):
    model, text = Fixed(), "包头养老金怎么领"
    understand(model, text, open_finder(answering).find(text))
    assert "包头" not in model.shown


def test_nothing_but_a_place_is_an_answer_to_where(answering):
    text = "我在南通这边"
    assert understand(Fixed(), text, open_finder(answering).find(text)).ranking[0] == RankedIntent(GIVE_PLACE, 1.0)


@pytest.mark.parametrize(("likelier", "other"), [(GIVE_PLACE, CORRECT_PLACE), (CORRECT_PLACE, GIVE_PLACE)])
def test_whether_a_bare_place_is_a_correction_is_for_the_model_to_say(answering, likelier, other):
    text = "不是成都，是南通"
    found = understand(Fixed("deny", likelier, other), text, open_finder(answering).find(text))
    assert found.ranking == (RankedIntent(likelier, 1.0), RankedIntent("deny", 0.0), RankedIntent(other, 0.0)) and found.also == ()


def open_finder(answering):
    return PlaceFinder.open(answering.tools.gazetteer)


def ranked(*named):
    return Understanding(tuple(RankedIntent(name, confidence) for name, confidence in named), ("ask_pension",))


def test_words_of_danger_go_before_every_topic():
    found = danger_first("再不给钱我就跳楼", ranked(("ask_wage_arrears", 0.8), ("danger", 0.1)))
    assert found == ranked(("danger", 1.0), ("ask_wage_arrears", 0.8))


def test_what_only_sounds_like_danger_is_put_last():
    found = danger_first("累死了，工伤怎么赔", ranked(("danger", 0.6), ("ask_work_injury", 0.2)))
    assert [one.name for one in found.ranking] == ["ask_work_injury", "danger"]


def test_where_the_words_say_nothing_the_model_decides():
    given = ranked(("danger", 0.6), ("ask_work_injury", 0.2))
    assert danger_first("有人掉河里了", given) == given


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.key)
@pytest.mark.parametrize("mark", ["？", "?", ""])
def test_a_question_that_is_offered_is_about_its_topic_whatever_the_model_hears(answering, topic, mark):
    text = answering.tools.phrases.say("next.topic", topic=topic.label).rstrip("？") + mark
    found = understand(Fixed("ask_permit_benefits", "ask_wage_arrears"), text, [])
    assert found.ranking[0] == RankedIntent(topic.intent, 1.0) and found.also == ()
    assert len(found.ranking) >= 2 and len({one.name for one in found.ranking}) == len(found.ranking)
