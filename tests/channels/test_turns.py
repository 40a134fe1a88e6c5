"""The citizen hears something in time, whatever happens behind the channel; and what was said is kept."""

import asyncio
import time

import pytest
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from bot.answer.phrases import Phrases
from bot.channels.taken import Taken
from bot.channels.turns import Turns
from bot.conversations.database import ConversationDatabase
from bot.conversations.outbox import Said
from bot.conversations.records import Summary
from bot.settings import load_settings
from bot.wiring import open_apology, open_conversations, open_live


@pytest.fixture
def kept(tmp_path):
    kept = open_conversations(load_settings({}, home=tmp_path))
    kept.switch.state()  # the tables are there, as where others have written before
    return kept


@pytest.fixture
def turns(kept):
    return opened(kept, deadline=0.3)


def opened(kept, **more):
    live = open_live(load_settings({}), kept.database)
    return Turns(open_apology(), kept, Taken(live.listening, Phrases.open()), **more)


def take(turns, handler, text="包头公租房"):
    return asyncio.run(turns.take(handler, UserMessage(text, CollectingOutputChannel(), "rest:u", input_channel="rest")))


async def answers(message):
    await message.output_channel.send_text_message(message.sender_id, "有规定。")


async def says_nothing(message):
    return None


async def fails(message):
    raise RuntimeError("the model is broken")


async def hangs(message):
    await asyncio.sleep(60)


async def speaks_then_hangs(message):
    await answers(message)
    await asyncio.sleep(60)


@pytest.mark.parametrize("handler", [says_nothing, fails, hangs])
def test_where_nothing_comes_back_the_truth_and_a_number_do(turns, handler):
    started = time.monotonic()
    text, custom = take(turns, handler)
    assert time.monotonic() - started < 2
    assert "查不到" in text["text"] and "12345" in text["text"]
    assert custom["custom"]["answer"]["outcome"] == "unavailable"


def test_what_came_before_the_part_went_down_is_said(turns):
    assert [entry["text"] for entry in take(turns, speaks_then_hangs)] == ["有规定。"]


def test_a_slow_turn_is_cancelled_so_that_the_next_does_not_wait(turns):
    ended = []

    async def slow(message):
        try:
            await asyncio.sleep(60)
        finally:
            ended.append(message.text)

    take(turns, slow)
    assert ended == ["包头公租房"]


def test_both_sides_are_kept_also_when_a_part_is_down(turns, kept):
    take(turns, answers)
    take(turns, fails, "还在吗")
    assert [(line.speaker, line.text.split("\n")[0]) for line in kept.transcript.of("rest:u")] == [
        ("citizen", "包头公租房"),
        ("bot", "有规定。"),
        ("citizen", "还在吗"),
        ("bot", "现在查不到政策库，没法给您准确的条款。"),
    ]


def test_a_turn_that_wipes_leaves_nothing(turns, kept):
    async def wipes(message):
        await message.output_channel.send_text_message(message.sender_id, "已删除")
        await message.output_channel.send_custom_json(message.sender_id, {"erased": True})

    take(turns, answers)
    take(turns, wipes, "删除我的记录")
    assert kept.transcript.of("rest:u") == []


def test_a_client_that_hangs_up_does_not_stop_the_work(turns, kept):
    async def hang_up():
        async def late(message):
            await asyncio.sleep(0.1)
            await answers(message)

        message = UserMessage("包头公租房", CollectingOutputChannel(), "rest:u", input_channel="rest")
        taking = asyncio.ensure_future(turns.take(late, message))
        await asyncio.sleep(0.02)
        taking.cancel()
        await asyncio.sleep(0.5)

    asyncio.run(hang_up())
    assert [line.text for line in kept.transcript.of("rest:u")] == ["包头公租房", "有规定。"]


def test_without_the_database_of_conversations_the_answer_still_comes(tmp_path):
    settings = load_settings({"XINSHIMIN_CONVERSATIONS_URL": "postgresql://nobody@127.0.0.1:1/nowhere"}, home=tmp_path)
    assert [entry["text"] for entry in take(opened(open_conversations(settings)), answers)] == ["有规定。"]


def test_a_database_that_hangs_does_not_keep_the_citizen_waiting(kept, monkeypatch):
    def hang(self):
        time.sleep(2)

    monkeypatch.setattr(ConversationDatabase, "_prepare", hang)
    turns = opened(kept)

    async def timed():
        started = time.monotonic()
        await turns.take(answers, UserMessage("包头公租房", CollectingOutputChannel(), "rest:u", input_channel="rest"))
        return time.monotonic() - started

    assert asyncio.run(timed()) < 1.5


def waiting(kept):
    """The number of a request for a person."""
    return kept.handovers.request("rest:u", "asked", Summary()).number


def take_over(kept):
    return open_live(load_settings({}), kept.database).take_over


async def must_not_hear(message):
    raise AssertionError("the bot heard what was said to a person")


def wipes(kept):
    """A bot that wipes everything, and says so."""

    async def wipe(message):
        kept.erase(message.sender_id)
        await message.output_channel.send_text_message(message.sender_id, "已删除")
        await message.output_channel.send_custom_json(message.sender_id, {"erased": True})

    return wipe


def test_while_a_person_has_the_conversation_the_bot_is_silent(turns, kept):
    number = waiting(kept)
    assert [entry["text"] for entry in take(turns, answers)] == ["有规定。"]
    take_over(kept).take(number, "li")
    assert [entry["text"] for entry in take(turns, must_not_hear, "您是人吗")] == ["人工客服已接入，接下来由人工回复您。"]
    assert "已转给人工客服" in take(turns, must_not_hear, "您是人吗")[0]["text"]
    take_over(kept).write(number, "li", Said("是的。"))
    assert [entry["text"] for entry in take(turns, must_not_hear, "好")] == ["人工客服：是的。"]
    assert [line.text for line in kept.transcript.of("rest:u") if line.speaker == "citizen"] == ["包头公租房", "您是人吗", "您是人吗", "好"]
    take_over(kept).hand_back(number, "li")
    assert [entry["text"] for entry in take(turns, answers)] == ["有规定。"]


def test_a_reply_that_comes_after_a_person_has_taken_it_is_not_said(turns, kept):
    number = waiting(kept)

    async def slowly(message):
        take_over(kept).take(number, "li")
        await answers(message)

    assert "有规定。" not in [entry["text"] for entry in take(turns, slowly)]
    assert [(line.speaker, line.text) for line in kept.transcript.of("rest:u")][-1] == ("citizen", "包头公租房")


def test_wiping_everything_is_between_the_citizen_and_the_machine(turns, kept):
    take_over(kept).take(waiting(kept), "li")
    take(turns, must_not_hear, "我是王小二")
    assert take(turns, wipes(kept), "删除我的记录。")[0]["text"] == "已删除"
    assert kept.transcript.of("rest:u") == [] and kept.handovers.pending() == []


def test_while_the_bot_is_off_only_the_message_and_12345_are_said_and_all_is_kept(turns, kept):
    heard = []

    async def hears(message):
        heard.append(message.text)
        await answers(message)

    kept.switch.turn_off("zhang", "正在核对条款，明天恢复。")
    text, custom = take(turns, hears)
    assert text["text"] == "正在核对条款，明天恢复。\n急的话请拨 12345（政务服务便民热线）。"
    answer = custom["custom"]["answer"]
    assert (answer["outcome"], answer["clauses"], answer["contacts"][0]["number"]) == ("unavailable", [], "12345")
    assert heard == [] and [line.speaker for line in kept.transcript.of("rest:u")] == ["citizen", "bot"]
    assert asyncio.run(turns.off()) == text["text"]
    kept.switch.turn_on("zhang")
    time.sleep(1.1)
    assert [entry["text"] for entry in take(turns, hears)] == ["有规定。"] and asyncio.run(turns.off()) is None


def test_while_the_bot_is_off_people_in_danger_get_the_emergency_numbers(turns, kept):
    kept.switch.turn_off("zhang", "正在核对条款。")
    text, custom = take(turns, must_not_hear, "工友摔下來了，流血不止")
    answer = custom["custom"]["answer"]
    assert answer["outcome"] == "crisis" and answer["contacts"][0]["number"] == "120" and "正在核对" not in text["text"]
    assert take(turns, must_not_hear, "公租房")[1]["custom"]["answer"]["outcome"] == "unavailable"


def test_where_a_part_is_down_people_in_danger_get_the_emergency_numbers(turns):
    assert take(turns, fails, "老公要杀我，正在砸门")[1]["custom"]["answer"]["contacts"][0]["number"] == "110"


def test_a_person_who_has_the_conversation_goes_before_the_switch(turns, kept):
    number = waiting(kept)
    take_over(kept).take(number, "li")
    kept.switch.turn_off("zhang", "正在核对条款。")
    take(turns, must_not_hear, "在吗")
    take_over(kept).write(number, "li", Said("在。"))
    assert [entry["text"] for entry in take(turns, must_not_hear, "好")] == ["人工客服：在。"]
    take_over(kept).hand_back(number, "li")
    assert take(turns, must_not_hear, "公租房")[0]["text"].startswith("正在核对条款。")


def test_while_the_bot_is_off_everything_can_be_wiped(turns, kept):
    kept.switch.turn_off("zhang")
    take(turns, must_not_hear, "我是王小二")
    assert take(turns, wipes(kept), "删除我的记录")[0]["text"] == "已删除" and kept.transcript.of("rest:u") == []


def test_how_a_turn_ended_is_counted(turns, kept):
    from prometheus_client import REGISTRY

    def ended(end):
        return REGISTRY.get_sample_value("xinshimin_turns_total", {"channel": "rest", "end": end}) or 0

    before = {end: ended(end) for end in ("answered", "by_itself", "off")}
    take(turns, answers)
    take(turns, fails)
    take(turns, hangs)
    kept.switch.turn_off("zhang")
    time.sleep(1.1)  # what is known of the switch is believed for a second
    take(turns, answers)
    assert {end: ended(end) - before[end] for end in before} == {"answered": 1, "by_itself": 2, "off": 1}


def test_the_trace_of_a_message_is_the_one_that_its_channel_gives(turns):
    from bot.monitoring.trace import current_trace

    seen = []

    async def notes(message):
        seen.append(current_trace())

    message = UserMessage("包头公租房", CollectingOutputChannel(), "rest:u", input_channel="rest")
    asyncio.run(turns.take(notes, message, trace="ab" * 16))
    asyncio.run(turns.take(notes, message))
    assert seen[0] == "ab" * 16 and seen[1] not in ("", seen[0])


def test_nothing_of_a_child_is_kept_until_a_parent_is_there(turns, kept):
    heard = []

    async def hears(message):
        heard.append(message.text)
        await answers(message)

    said = take(turns, hears, "我今年12岁，公租房怎么申请")
    assert "家长在旁边" in said[0]["text"] and said[-1]["custom"] == {"unkept": True}
    take(turns, hears, "公租房怎么申请")
    assert heard == [] and kept.transcript.of("rest:u") == []
    take(turns, hears, "妈妈在旁边")
    take(turns, hears, "公租房怎么申请")
    assert heard == ["公租房怎么申请"] and len(kept.transcript.of("rest:u")) == 2


def test_a_child_in_danger_hears_whom_to_call_at_once(turns, kept):
    said = take(turns, answers, "我今年12岁，爸爸正在打我妈妈，要打死了救命")
    assert said[1]["custom"]["answer"]["outcome"] == "crisis" and kept.transcript.of("rest:u") == []
