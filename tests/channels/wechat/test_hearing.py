"""What messages and events mean."""

import asyncio

import pytest

from bot.answer.phrases import Phrases
from bot.channels.wechat.hearing import REMEMBERED, Hearing
from bot.settings import ROOT
from bot.wechat.incoming import Incoming
from bot.wechat.menu import read_menu
from bot.wechat.shared import LocalState

LABEL, NAME = "内蒙古自治区包头市昆都仑区钢铁大街", "内蒙古自治区包头市昆都仑区"


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def hear(clock):
    """Hears a message after some choices were offered."""
    hearing = Hearing(Phrases.open(), read_menu(ROOT / "bot/wechat/data/menu.yml"), LocalState(clock), {LABEL: NAME}.get, days=45)

    def run(kind="text", text="", options=None, **more):
        async def go():
            if options is not None:
                await hearing.offer("c", options)
            return await hearing.hear(Incoming(kind, "o1", "gh_1", 0, "1", text=text, **more), "c")

        return asyncio.run(go())

    return run


@pytest.mark.parametrize("text", ["2", " 2 ", "２", "2。", "【2】", "回复2", "回复 2", "“2”"])
def test_a_number_says_what_stood_beside_it(hear, text):
    assert hear(text=text, options=("要什么材料？", "在哪里办？")).ask == "在哪里办？"


@pytest.mark.parametrize("text", ["3", "0", "22", "2个孩子上学", "二"])
def test_a_number_that_was_not_offered_is_text(hear, text):
    assert hear(text=text, options=("甲", "乙")).ask == text


def test_choices_end_and_are_replaced(hear, clock):
    hear(text="x", options=("甲",))
    clock.now = REMEMBERED - 1
    assert hear(text="1").ask == "甲"
    clock.now = REMEMBERED + 1
    assert hear(text="1").ask == "1"
    hear(text="x", options=("甲",))
    assert hear(text="1", options=()).ask == "1"


def test_a_tapped_choice_is_known_by_its_number(hear):
    assert hear(text="要什么…", choice="1", options=("要什么材料？",)).ask == "要什么材料？"
    assert hear(text="要什么材料？", choice="1", options=()).ask == "要什么材料？"


WAITING_WORDS = {"1": True, "更多": True, "【更多】": True, "查看答案": True, "更多政策": False, "2": False}


@pytest.mark.parametrize(("text", "fetch"), WAITING_WORDS.items())
def test_words_that_ask_for_what_waits(hear, text, fetch):
    assert hear(text=text).fetch is fetch


@pytest.mark.parametrize(("text", "said"), [("", "空的"), (" \n", "空的"), ("长" * 2001, "太长")])
def test_what_cannot_be_asked_gets_a_sentence(hear, text, said):
    heard = hear(text=text)
    assert heard.ask == "" and said in heard.say.texts[0]


def test_commands_and_personal_numbers(hear):
    assert hear(text="/restart").ask == "／restart"
    assert hear(text="电话13812345678").ask == "电话［电话］"
    assert hear("voice", "电话13812345678").preface == "听到的是：“电话［电话］”"


def test_a_voice_says_what_was_heard_or_asks_for_text(hear):
    heard = hear("voice", "包头低保")
    assert (heard.ask, heard.preface) == ("包头低保", "听到的是：“包头低保”")
    assert "打字" in hear("voice", "").say.texts[0]


@pytest.mark.parametrize("kind", ["image", "video", "link", "other"])
def test_other_kinds_get_one_friendly_sentence(hear, kind):
    (text,) = hear(kind).say.texts
    assert text.count("。") == 1 and "文字" in text


@pytest.mark.parametrize("yes", ["1", "是", "是的", "对啊", "嗯"])
def test_a_place_counts_once_it_is_confirmed(hear, yes):
    heard = hear("location", label=LABEL)
    assert NAME in heard.say.above and heard.ask == ""
    assert hear(text=yes, options=heard.say.options if yes == "1" else None).ask == f"我在{NAME}"


@pytest.mark.parametrize("no", ["2", "不是", "不在这里"])
def test_a_place_that_is_denied_is_asked_for(hear, no):
    heard = hear("location", label=LABEL)
    assert "请直接说" in hear(text=no, options=heard.say.options if no == "2" else None).say.texts[0]


def test_a_confirmation_is_only_one_right_after_the_question(hear):
    hear("location", label=LABEL)
    assert hear(text="公租房").ask == "公租房" and hear(text="是").ask == "是"


@pytest.mark.parametrize("label", ["", "某个没有名字的地方"])
def test_a_place_without_a_name_is_asked_for(hear, label):
    assert "请直接说" in hear("location", label=label).say.texts[0]


@pytest.mark.parametrize("event", ["subscribe", "SCAN", "enter_session"])
def test_the_welcome_has_numbered_topics_and_the_notice_on_data(hear, event):
    welcome = hear("event", event=event).say
    assert "存 45 天" in welcome.texts[1] and "删除我的记录" in welcome.texts[1]
    assert len(welcome.options) == 9 and "随迁子女入学" in welcome.options[0]


def test_clicks_and_silent_events(hear):
    assert hear("event", event="CLICK", event_key="topic:pension").ask == "养老保险有什么规定？"
    assert hear("event", event="click", event_key="say:转人工").ask == "转人工"
    assert hear("event", event="CLICK", event_key="say:/restart").ask == "／restart"
    for odd in ("topic:horoscope", "", "x", "say:"):
        assert hear("event", event="CLICK", event_key=odd).say.options
    for silent in ("VIEW", "LOCATION", "TEMPLATESENDJOBFINISH", ""):
        heard = hear("event", event=silent)
        assert heard.ask == "" and heard.say is None
