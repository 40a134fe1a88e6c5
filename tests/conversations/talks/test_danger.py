"""A person in danger gets the numbers first, whatever else the message says."""

import pytest


@pytest.mark.parametrize(
    ("text", "intent", "number"),
    [
        ("我不想活了", "unclear", "120"),
        ("宿舍着火了，有人困在里面", "ask_urban_village", "119"),
        ("我老公正在打我", "ask_complaint_channel", "110"),
        ("我娃不见了，找了两个小时", "danger", "110"),
        ("工友触电了叫不醒", "ask_work_injury", "120"),
    ],
)
def test_the_first_thing_said_is_the_number(citizen, text, intent, number):
    first, *_ = citizen.say(text, intent)
    assert first["text"].splitlines()[1].startswith(number)


def test_the_topic_follows_and_is_remembered(citizen):
    crisis, wages = citizen.answers("我在包头，老板欠薪，再不给钱我就跳楼", "ask_wage_arrears")
    assert crisis["outcome"] == "crisis" and crisis["contacts"][0]["number"] in ("110", "120")
    assert (wages["topic"], wages["region"]["code"]) == ("wage_arrears", "150200")
    assert citizen.answer("那公租房呢", "ask_public_rental_housing")["region"]["code"] == "150200"


def test_without_a_topic_only_the_numbers_come_and_the_place_known_before_stays(citizen):
    citizen.answer("南通公租房怎么申请", "ask_public_rental_housing")
    assert citizen.answer("救命啊", "unclear")["outcome"] == "crisis"
    answer = citizen.answer("没事了，居住证咋办", "ask_residence_permit")
    assert (answer["outcome"], answer["region"]["code"]) == ("answered", "320600")


@pytest.mark.parametrize("text", ["工地摔死了人怎么赔", "累死我了，包头工伤怎么认定", "我在包头，触电受伤了怎么认定工伤"])
def test_a_question_of_policy_stays_one(citizen, text):
    assert citizen.answers(text, "ask_work_injury")[0]["topic"] == "work_injury"


def test_a_model_that_hears_danger_in_a_turn_of_speech_is_corrected(citizen):
    assert citizen.answer("包头这天热死了，工伤怎么赔", "danger", also=[("ask_work_injury", 0.08)])["outcome"] != "crisis"
