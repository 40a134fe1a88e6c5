"""The citizen hears something in time, whatever happens behind the channel; and what was said is kept."""

import asyncio
import time

import pytest
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from bot.channels.turns import Turns
from bot.conversations.database import ConversationDatabase
from bot.settings import load_settings
from bot.wiring import open_apology, open_conversations


@pytest.fixture
def kept(tmp_path):
    kept = open_conversations(load_settings({}, home=tmp_path))
    kept.switch.state()  # the tables are there, as where others have written before
    return kept


@pytest.fixture
def turns(kept):
    return Turns(open_apology(), kept, deadline=0.3)


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
    assert [entry["text"] for entry in take(Turns(open_apology(), open_conversations(settings)), answers)] == ["有规定。"]


def test_a_database_that_hangs_does_not_keep_the_citizen_waiting(kept, monkeypatch):
    def hang(self):
        time.sleep(2)

    monkeypatch.setattr(ConversationDatabase, "_prepare", hang)
    turns = Turns(open_apology(), kept)

    async def timed():
        started = time.monotonic()
        await turns.take(answers, UserMessage("包头公租房", CollectingOutputChannel(), "rest:u", input_channel="rest"))
        return time.monotonic() - started

    assert asyncio.run(timed()) < 1.5


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
