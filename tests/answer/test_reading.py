"""Join what a message says with what the conversation knows."""

from datetime import date

import pytest

from bot.answer.memory import Memory
from bot.answer.reading import CORRECT_PLACE, GIVE_PLACE, UNSURE, Reading, danger_first, to_question, understand
from bot.language.intents import RankedIntent, Understanding

DAY = date(2026, 11, 22)


@pytest.fixture
def question_of(answering):
    def make(text, *intents, memory=None, confidence=0.9):
        ranked = tuple(RankedIntent(name, confidence if index == 0 else 0.01) for index, name in enumerate(intents))
        return to_question(Reading(text, ranked), answering.resolver, memory or Memory(), DAY)

    return make


def test_topic_and_place_come_from_the_message(question_of):
    question, memory = question_of("我在包头打工，孩子能在这儿上小学吗", "ask_school_enrollment", "ask_education_aid")
    assert (question.topic, question.living, question.ranking) == ("school_enrollment", "150200", ("school_enrollment", "education_aid"))
    assert memory == Memory("150200", None, "school_enrollment")


def test_the_place_is_remembered(question_of):
    question, _ = question_of("那公租房呢", "ask_public_rental_housing", memory=Memory("320600", None, "pension"))
    assert question.living == "320600"


def test_a_new_place_goes_before_the_remembered_one(question_of):
    question, memory = question_of("我现在在成都了，公租房咋申请", "ask_public_rental_housing", memory=Memory("320600"))
    assert question.living == memory.living == "510100"


@pytest.mark.parametrize(("text", "intent"), [("南通", GIVE_PLACE), ("我搬到南通了", CORRECT_PLACE)])
def test_a_bare_place_asks_the_last_topic_again(question_of, text, intent):
    question, _ = question_of(text, intent, memory=Memory("150200", None, "public_rental_housing"))
    assert (question.matter, question.topic, question.living) == ("policy", "public_rental_housing", "320600")


def test_a_bare_place_without_a_topic_is_kept_and_the_matter_asked(question_of):
    question, memory = question_of("南通", GIVE_PLACE)
    assert (question.matter, question.topic) == ("unclear", None)
    assert memory.living == "320600"


def test_an_ambiguous_place_is_not_guessed_and_not_replaced_by_an_old_one(question_of):
    question, memory = question_of("鼓楼区怎么落户", "ask_hukou_registration", memory=Memory("150200"))
    assert question.living is None and {"320106", "320302"} <= set(question.candidates)
    assert memory.living is None


def test_living_and_hukou_are_kept_apart(question_of):
    question, _ = question_of("老家凉山的，在成都打工，低保咋办", "ask_subsistence_allowance")
    assert (question.living, question.hukou) == ("510100", "513400")


@pytest.mark.parametrize(("intent", "matter"), [("out_of_scope", "out_of_scope"), ("unclear", "unclear"), ("ask_bureau", "unclear")])
def test_what_is_no_policy_question_keeps_the_last_topic(question_of, intent, matter):
    question, memory = question_of("今天天气怎么样", intent, memory=Memory("150200", None, "pension"))
    assert (question.matter, question.topic) == (matter, None)
    assert memory.topic == "pension"


def test_a_guess_is_not_taken_for_a_topic(question_of):
    question, _ = question_of("嗯那个", "ask_pension", confidence=UNSURE - 0.01)
    assert question.matter == "unclear" and question.ranking == ("pension",)


class Fixed:
    """A model that ranks every text the same, by default as a topic before the places, and remembers what it was shown."""

    def __init__(self, *names):
        self.ranking = [RankedIntent(name, 0.8 / 2**index) for index, name in enumerate(names or ("ask_pension", GIVE_PLACE))]

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
    from bot.regions import PlaceFinder

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
