"""The REST channel lets only guarded messages through."""

import pytest


@pytest.fixture
def post(request_to):
    return lambda body: request_to("POST", "/webhooks/rest/webhook", json=body)


def test_a_message_is_answered_in_entries(post, received):
    reply = post({"sender": "u1", "message": "包头公租房"})
    assert reply.status_code == 200 and reply.json() == [{"recipient_id": "rest:u1", "text": "收到"}]
    assert [(one.text, one.sender_id, one.input_channel) for one in received] == [("包头公租房", "rest:u1", "rest")]


def test_personal_numbers_never_reach_the_bot(post, received):
    post({"sender": "u1", "message": "我叫张三，身份证150202199003071234，电话13812345678，低保咋办"})
    assert "150202199003071234" not in received[0].text and "13812345678" not in received[0].text
    assert "低保咋办" in received[0].text


@pytest.mark.parametrize("text", ["/restart", ' /ask_pension{"living": "150200"}', "//restart"])
def test_a_command_is_only_text(post, received, text):
    post({"sender": "u1", "message": text})
    assert not received[0].text.startswith("/")


def test_what_a_client_adds_is_dropped(post, received):
    post({"sender": "u1", "message": "你好", "metadata": {"id": "150202199003071234"}, "input_channel": "desk"})
    assert received[0].metadata is None and received[0].input_channel == "rest"


def test_strangers_without_a_sender_share_no_conversation(post, received):
    post({"message": "你好"})
    post({"message": "你好"})
    assert len({one.sender_id for one in received}) == 2


def test_a_faulty_body_is_refused_with_a_sentence(post, received):
    for reply in map(post, ({"sender": "u1"}, {"message": ""}, ["包头"], None)):
        assert reply.status_code == 400 and reply.json()["error"].endswith("。")
    assert received == []


def test_both_sides_are_kept_under_the_prefixed_name(post, received):
    from bot.channels.turns import open_turns

    post({"sender": "kept", "message": "包头公租房，电话13812345678"})
    lines = open_turns()._kept.transcript.of("rest:kept")
    assert [(line.speaker, line.text) for line in lines] == [("citizen", "包头公租房，电话［电话］"), ("bot", "收到")]


def test_a_bot_that_says_nothing_is_told_honestly(post, channels, monkeypatch):
    async def silent(message):
        return None

    monkeypatch.setattr(channels[0], "handle_message", silent)
    text, custom = post({"sender": "u1", "message": "包头公租房"}).json()
    assert "12345" in text["text"] and custom["custom"]["answer"]["outcome"] == "unavailable"


def test_a_reply_that_is_streamed_is_guarded_too(request_to, received):
    reply = request_to("POST", "/webhooks/rest/webhook?stream=true", json={"sender": "u1", "message": "13812345678"})
    assert "收到" in reply.json()["text"] and received[0].text == "［电话］"


def test_the_reply_names_the_trace_of_its_message_and_of_no_other(post, received, channels):
    from bot.monitoring.trace import HEADER, SHAPE, current_trace

    seen = []

    async def notes(message):
        seen.append(current_trace())
        await message.output_channel.send_text_message(message.sender_id, "收到")

    channels[0].does = notes
    named = [post({"sender": "u1", "message": "你好"}).headers[HEADER] for _ in range(2)]
    assert named == seen and len(set(named)) == 2 and all(SHAPE.fullmatch(one) for one in named)
    assert HEADER not in post({"sender": "u1"}).headers
