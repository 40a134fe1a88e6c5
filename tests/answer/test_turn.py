"""Join what a message says with what the conversation knows."""

from datetime import date

import pytest

from bot.answer.memory import Memory
from bot.answer.reading import CORRECT_PLACE, GIVE_PLACE, Reading
from bot.answer.turn import CLOSE, SURE, UNSURE, to_questions
from bot.language.intents import RankedIntent

DAY = date(2026, 11, 22)


@pytest.fixture
def turn(answering):
    """Hear a message as intents, the first with a probability; give the questions and what is known after."""

    def make(text, *intents, memory=None, confidence=0.9, also=()):
        ranked = tuple(
            RankedIntent(*name) if isinstance(name, tuple) else RankedIntent(name, confidence if index == 0 else 0.01)
            for index, name in enumerate(intents)
        )
        reading = Reading(text, ranked, also)
        return to_questions(reading, answering.resolver, answering.tools.gazetteer, memory or Memory(), DAY)

    return make


@pytest.fixture
def question_of(turn):
    def make(*given, **more):
        questions, memory = turn(*given, **more)
        assert len(questions) == 1
        return questions[0], memory

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


@pytest.mark.parametrize(("text", "intent"), [("南通", GIVE_PLACE), ("我搬到南通了", CORRECT_PLACE), ("不是包头，是南通", CORRECT_PLACE)])
def test_a_bare_place_asks_the_last_topic_again(question_of, text, intent):
    question, _ = question_of(text, intent, memory=Memory("150200", None, "public_rental_housing", focus="materials"))
    assert (question.matter, question.topic, question.living) == ("policy", "public_rental_housing", "320600")
    assert question.focus == "materials"


def test_a_bare_place_without_a_topic_is_kept_and_the_matter_asked(question_of):
    question, memory = question_of("南通", GIVE_PLACE)
    assert (question.matter, question.topic) == ("unclear", None)
    assert memory.living == "320600"


def test_an_ambiguous_place_is_not_guessed_and_not_replaced_by_an_old_one(question_of):
    question, memory = question_of("鼓楼区怎么落户", "ask_hukou_registration", memory=Memory("150200"))
    assert question.living is None and {"320106", "320302"} <= set(question.candidates)
    assert memory.living is None and memory.places == question.candidates


@pytest.mark.parametrize(("text", "code"), [("第二个", "320302"), ("徐州的", "320302"), ("1", "320106")])
def test_one_of_the_places_offered_is_picked_by_number_or_by_what_it_lies_in(question_of, text, code):
    memory = Memory(topic="hukou_registration", places=("320106", "320302"))
    question, after = question_of(text, GIVE_PLACE, memory=memory)
    assert (question.topic, question.living) == ("hukou_registration", code)
    assert after.places == ()


def test_living_and_hukou_are_kept_apart(question_of):
    question, _ = question_of("老家凉山的，在成都打工，低保咋办", "ask_subsistence_allowance")
    assert (question.living, question.hukou) == ("510100", "513400")


def test_a_place_given_to_the_question_after_the_hukou_is_that_of_hukou(question_of):
    question, memory = question_of("南通", GIVE_PLACE, memory=Memory(topic="land_rights"))
    assert (question.hukou, question.living) == (memory.hukou, memory.living) == ("320600", None)
    _, lives = question_of("我住在南通", GIVE_PLACE, memory=Memory(topic="land_rights"))
    assert lives.living == "320600"


@pytest.mark.parametrize(("intent", "matter"), [("out_of_scope", "out_of_scope"), ("unclear", "unclear"), ("greet", "unclear")])
def test_what_is_no_policy_question_keeps_the_last_topic(question_of, intent, matter):
    question, memory = question_of("今天天气怎么样", intent, memory=Memory("150200", None, "pension"))
    assert (question.matter, question.topic) == (matter, None)
    assert memory.topic == "pension"


def test_a_guess_is_not_taken_for_a_topic(question_of):
    question, _ = question_of("嗯那个", "ask_pension", confidence=UNSURE - 0.01)
    assert question.matter == "unclear" and question.ranking == ("pension",) and question.said
    assert not question_of("嗯那个", "unclear")[0].said


def test_a_follow_up_asks_a_part_of_the_last_topics(turn):
    questions, memory = turn("要什么材料", "ask_materials", memory=Memory("150200", topic="pension", also=("work_injury",)))
    assert [(one.topic, one.focus) for one in questions] == [("pension", "materials"), ("work_injury", "materials")]
    assert memory.topics == ("pension", "work_injury") and memory.focus == "materials"


def test_a_follow_up_that_names_a_topic_is_about_that(question_of):
    intents = (("ask_bureau", 0.6), ("ask_public_rental_housing", 0.05))
    question, _ = question_of("公租房归哪个管", *intents, memory=Memory("150200", topic="pension"))
    assert (question.topic, question.focus) == ("public_rental_housing", "bureau")


def test_a_follow_up_without_a_topic_waits_for_one(question_of):
    question, memory = question_of("要什么材料", "ask_materials")
    assert (question.matter, question.topic, question.focus) == ("unclear", None, "materials")
    later, _ = question_of("居住证", "ask_residence_permit", memory=memory)
    assert (later.topic, later.focus) == ("residence_permit", "materials")


def test_words_of_a_part_are_heard_where_the_message_is_not(question_of):
    question, _ = question_of("那要带啥材料", "unclear", memory=Memory("150200", topic="pension"))
    assert (question.topic, question.focus) == ("pension", "materials")


def test_a_new_topic_leaves_the_part_asked_of_the_last(question_of):
    question, _ = question_of("那公租房呢", "ask_public_rental_housing", memory=Memory("150200", topic="pension", focus="materials"))
    assert question.focus is None


def test_two_topics_are_two_questions_in_order_and_the_place_is_asked_once(turn):
    questions, memory = turn("公租房和居住证咋办", "ask_public_rental_housing", also=("ask_residence_permit",))
    assert [(one.topic, one.asks) for one in questions] == [("public_rental_housing", "place"), ("residence_permit", "nothing")]
    answers, _ = turn("包头", GIVE_PLACE, memory=memory)
    assert [(one.topic, one.living) for one in answers] == [("public_rental_housing", "150200"), ("residence_permit", "150200")]


def test_two_topics_of_different_places_ask_where_the_citizen_lives(turn):
    questions, _ = turn("承包地和公租房", "ask_land_rights", also=("ask_public_rental_housing",))
    assert [one.asks for one in questions] == ["living", "nothing"]


def test_a_topic_said_twice_is_one(turn):
    assert len(turn("公租房，公租房", "ask_public_rental_housing", also=("ask_public_rental_housing",))[0]) == 1


TIE = (("ask_rental_subsidy", 0.4), ("ask_public_rental_housing", 0.4 * CLOSE), ("greet", 0.1))


def test_topics_that_are_about_as_likely_are_asked_back_and_picked(question_of):
    question, memory = question_of("租房有补贴没", *TIE)
    assert (question.matter, question.options) == ("unclear", ("rental_subsidy", "public_rental_housing"))
    picked, after = question_of("第二个", "more", memory=memory)
    assert (picked.topic, after.options) == ("public_rental_housing", ())


def test_a_place_given_instead_of_a_choice_keeps_the_choice_open(question_of):
    _, memory = question_of("租房有补贴没", *TIE)
    question, after = question_of("我在成都", GIVE_PLACE, memory=memory)
    assert question.options and question.living == "510100" and after.options == memory.options


@pytest.mark.parametrize(
    "intents",
    [
        (("ask_rental_subsidy", SURE), ("ask_public_rental_housing", SURE)),
        (("ask_rental_subsidy", 0.4), ("ask_public_rental_housing", 0.4 * CLOSE - 0.01)),
        (("ask_rental_subsidy", 0.4), ("ask_amount", 0.39), ("ask_public_rental_housing", 0.38)),
    ],
)
def test_a_clear_topic_is_answered(question_of, intents):
    assert question_of("租房有补贴没", *intents)[0].topic == "rental_subsidy"


def test_a_fact_asks_the_last_topic_again(question_of):
    memory = Memory("150200", topic="pension")
    question, after = question_of("我六十一了", "give_fact", memory=memory)
    assert question.topic == "pension" and after == memory


def test_topics_that_nobody_can_have_meant_are_not_ranked(answering):
    intents = tuple(
        RankedIntent(name, share) for name, share in (("ask_pension", 0.98), ("ask_work_injury", 0.019), ("ask_land_rights", 0.001))
    )
    (question,), _ = to_questions(Reading("养老金", intents), answering.resolver, answering.tools.gazetteer, Memory(), DAY)
    assert question.ranking == ("pension", "work_injury")
    nothing = (RankedIntent("unclear", 0.9), RankedIntent("ask_pension", 0.001))
    (question,), _ = to_questions(Reading("想问个事", nothing), answering.resolver, answering.tools.gazetteer, Memory(), DAY)
    assert question.ranking == ()


def test_a_topic_that_is_decided_goes_before_what_the_message_would_ask(answering):
    reading = Reading("公租房有，我够不够条件", (RankedIntent("check_eligibility", 0.9), RankedIntent("ask_public_rental_housing", 0.5)))
    before = Memory("150200", None, "residence_permit", also=("pension",))
    questions, memory = to_questions(reading, answering.resolver, answering.tools.gazetteer, before, DAY, "subsistence_allowance")
    assert [(one.matter, one.topic, one.focus, one.living) for one in questions] == [("policy", "subsistence_allowance", None, "150200")]
    assert memory.topics == ("subsistence_allowance",)


ASKED = Memory(topic="subsistence_allowance", asked=1)


@pytest.mark.parametrize(
    ("text", "intent"), [("不想说", "deny"), ("就说全国的", "ask_basis"), ("随便哪里", "ask_where"), ("你别管我在哪", "out_of_scope")]
)
def test_who_does_not_say_the_place_gets_the_nations_rules_whatever_it_sounds_like(question_of, text, intent):
    question, memory = question_of(text, intent, memory=ASKED)
    assert (question.topic, question.living, question.focus) == ("subsistence_allowance", "000000", None) and memory.asked == 0


def test_a_reply_without_a_place_is_asked_again_once_then_answered_for_the_nation(question_of):
    question, memory = question_of("嗯", "affirm", memory=ASKED)
    assert (question.topic, question.living, question.again, memory.asked) == ("subsistence_allowance", None, True, 2)
    question, memory = question_of("啊这个", "unclear", memory=memory)
    assert (question.living, memory.asked) == ("000000", 3)
    assert question_of("要什么材料", "ask_materials", memory=memory)[1].asked == 0


def test_what_is_none_of_our_business_counts_for_nothing(question_of):
    question, memory = question_of("今天天气怎么样", "out_of_scope", memory=ASKED)
    assert question.matter == "out_of_scope" and memory.asked == 1


def test_none_of_the_topics_offered_is_none_of_them(question_of):
    question, memory = question_of("都不是", "deny", memory=Memory("150200", options=("pension", "work_injury")))
    assert (question.matter, question.without, memory.options) == ("unclear", ("pension", "work_injury"), ())


def test_a_yes_between_topics_leaves_them_open(question_of):
    question, memory = question_of("嗯", "affirm", memory=Memory("150200", options=("pension", "work_injury")))
    assert question.options == memory.options == ("pension", "work_injury")


def test_a_topic_named_beside_an_answer_is_picked_by_its_number(question_of):
    question, memory = question_of(
        "第二个", "more", memory=Memory("150200", "320600", "funeral_benefit", offered=("pension", "work_injury"))
    )
    assert question.topic == "work_injury" and memory.offered == ()
