"""A published client library talks to the socket.io channel, behind the same guards as everywhere."""

import json
import queue
import re
import threading

import pytest
import socketio


@pytest.fixture
def talk(channels, received):
    """Say things as a widget does; returns what the bot uttered, as the widget would get it."""

    def talk(*said, session="visitor-1", origin=None):
        heard, confirmed, more = [], queue.Queue(), threading.Semaphore(0)
        client = socketio.Client(reconnection=False, websocket_extra_options={"origin": origin} if origin else {})
        client.on("bot_uttered", lambda data: (heard.append(data), more.release()))
        client.on("session_confirm", confirmed.put)
        try:
            client.connect(channels[1], wait_timeout=5, transports=["websocket"])
            client.emit("session_request", {"session_id": session})
            name = confirmed.get(timeout=20)
            for one in said:
                client.emit("user_uttered", one)
                assert more.acquire(timeout=20), one
            while more.acquire(timeout=0.3):
                pass
        finally:
            client.disconnect()
        return name, heard

    return talk


def said(text, session="visitor-1"):
    return {"message": text, "session_id": session, "customData": {"language": "zh"}}


def test_a_message_is_answered(talk, received):
    name, heard = talk(said("包头公租房"))
    assert name == "visitor-1" and heard == [{"text": "收到"}]
    assert [(one.text, one.sender_id, one.input_channel) for one in received] == [("包头公租房", "socketio:visitor-1", "socketio")]


def test_the_answer_object_comes_in_an_entry_of_its_own(talk, channels):
    answer = {"id": "a1", "outcome": "unclear", "as_of": "2026-11-22"}

    async def does(message):
        await message.output_channel.send_text_message(message.sender_id, "有规定。")
        await message.output_channel.send_custom_json(message.sender_id, {"answer": answer})

    channels[0].does = does
    _, heard = talk(said("包头公租房"))
    assert {"text": "有规定。"} in heard and {"custom": {"answer": answer}} in heard and len(heard) == 2  # in any order


def test_each_message_is_answered_under_a_trace_of_its_own(talk, channels):
    from bot.monitoring.trace import SHAPE, current_trace

    traces = []

    async def notes(message):
        traces.append(current_trace())
        await message.output_channel.send_text_message(message.sender_id, "收到")

    channels[0].does = notes
    talk(said("包头公租房"), said("那低保呢"))
    assert len(set(traces)) == 2 and all(SHAPE.fullmatch(one) for one in traces)


@pytest.mark.parametrize("text", ["/restart", ' /ask_pension{"living": "150200"}', "/get_started now"])
def test_a_command_is_only_text(talk, received, text):
    talk(said(text))
    assert len(received) == 1 and not received[0].text.startswith("/")


def test_personal_numbers_and_what_a_client_adds_never_reach_the_bot(talk, received):
    talk({**said("电话13812345678"), "metadata": {"id": "150202199003071234"}})
    assert received[0].text == "电话［电话］" and received[0].metadata is None


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (None, "没有收到您的话"),
        (5, "没有收到您的话"),
        ("你好", "没有收到您的话"),
        ([], "没有收到您的话"),
        ({"message": 5}, "没有收到您的话"),
        ({"message": " "}, "消息是空的"),
        ({"message": "房" * 2001}, "请分几次说"),
        ({"message": "好", "session_id": {"a": 1}}, "刷新网页"),
    ],
    ids=str,
)
def test_what_is_no_message_gets_one_sentence_for_a_reader(talk, received, data, words):
    _, heard = talk(data)
    (text,) = [entry["text"] for entry in heard]
    assert received == [] and words in text and text.endswith("。") and text.count("。") == 1
    assert not re.search("message|sender|session|JSON|请求", text)


@pytest.mark.parametrize("message", [None, "/get_started", " /greet "])
def test_a_widget_that_only_opens_is_greeted(talk, received, message):
    """rasa-webchat says something of its own accord: `initPayload`, and where its page names none, nothing."""
    for data in ({"message": message}, {} if message is None else said(message)):
        _, heard = talk(data)
        assert received == [] and len(heard) == 1 and "您好" in heard[0]["text"] and "哪个城市" in heard[0]["text"]


def test_without_a_session_name_nobody_shares_a_conversation(talk, received):
    for session in (None, {"a": 1}):
        name, heard = talk({"message": "你好"}, session=session)
        assert isinstance(name, str) and heard == [{"text": "收到"}]
    assert len({one.sender_id for one in received}) == 2


def test_pages_of_other_origins_are_not_let_in(talk, channels):
    with pytest.raises(socketio.exceptions.ConnectionError):
        talk(said("你好"), origin="https://evil.example")
    assert talk(said("你好"), origin="https://www.baotou.gov.cn")[1] and talk(said("你好"), origin=channels[1])[1]


def test_without_websockets_it_is_the_same(request_to, received):
    """As the client library of a browser speaks it where only plain requests get through: `40` opens, `42` carries an event."""
    path = "/socket.io/?EIO=4&transport=polling"
    path += "&sid=" + json.loads(request_to("GET", path).text[1:])["sid"]
    request_to("POST", path, data="40")
    assert request_to("GET", path).text.startswith("40")
    request_to("POST", path, data="42" + json.dumps(["user_uttered", said("电话13812345678", "plain")]))
    assert json.loads(request_to("GET", path).text[2:]) == ["bot_uttered", {"text": "收到"}] and received[0].text == "电话［电话］"


def test_both_sides_are_kept(talk):
    from bot.channels.turns import open_turns

    talk(said("包头公租房", "kept"), session="kept")
    assert [line.speaker for line in open_turns().kept.transcript.of("socketio:kept")] == ["citizen", "bot"]


def test_a_session_named_by_a_number_is_heard_too(talk, received):
    assert talk(said("你好", 7), session=None)[1] == [{"text": "收到"}] and received[0].sender_id == "socketio:7"
