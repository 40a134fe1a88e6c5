"""A message is taken once, guarded, and answered in order; an answer may be rated."""

from concurrent.futures import ThreadPoolExecutor

import pytest


def test_a_message_is_answered_with_the_answer_object(visitor, answers, received):
    assert visitor.say("包头养老金", "c1") == {"id": "c1", "seq": 1}
    citizen, bot = visitor.until_answered("c1")
    assert (citizen["from"], citizen["text"], citizen["id"]) == ("citizen", "包头养老金", "c1")
    assert (bot["from"], bot["text"], bot["answer"], bot["reply_to"], bot["last"]) == ("bot", "有规定。\n\n「条款」", answers, "c1", True)
    assert [(one.text, one.sender_id, one.input_channel, one.metadata) for one in received] == [
        ("包头养老金", visitor.session, "web", None)
    ]


def test_the_same_client_id_is_one_message(visitor, received):
    with ThreadPoolExecutor(8) as pool:
        seqs = {reply["seq"] for reply in pool.map(lambda _: visitor.say("你好", "c1"), range(8))}
    assert seqs == {1} and len(visitor.until_answered("c1")) == 2 and len(received) == 1
    assert visitor.say("你好", "c1")["seq"] == 1 and len(received) == 1


def test_messages_are_answered_in_the_order_in_which_they_came(visitor, received):
    for number in range(6):
        visitor.say(f"第{number}句", f"c{number}")
    events = visitor.until_answered("c5")
    assert [one.text for one in received] == [f"第{number}句" for number in range(6)]
    assert [event["reply_to"] for event in events if event["from"] == "bot"] == [f"c{number}" for number in range(6)]
    assert [event["seq"] for event in events] == list(range(1, 13))


def test_personal_numbers_reach_neither_bot_nor_store(visitor, received, kept):
    visitor.say("我的电话13812345678", "c1")
    assert visitor.until_answered("c1")[0]["text"] == "我的电话［电话］" == received[0].text


@pytest.mark.parametrize("text", ["/restart", ' /ask_pension{"living": "150200"}', "\u200b/session_start"])
def test_a_command_is_only_text(visitor, received, text):
    visitor.say(text, "c1")
    visitor.until_answered("c1")
    assert not received[0].text.lstrip("\u200b ").startswith("/")


def test_the_place_of_the_page_goes_with_the_message(stranger, received):
    stranger.open(region="150200").say("公租房", "c1")
    stranger.until_answered("c1")
    assert received[0].metadata == {"preset_place": "150200"}


def test_what_a_bot_fails_to_say_is_said_honestly(visitor, agent):
    async def fails(message):
        raise RuntimeError("the model is broken")

    agent.does = fails
    visitor.say("公租房", "c1")
    assert visitor.until_answered("c1")[-1]["answer"]["outcome"] == "unavailable"


BAD = [
    (b"{", 400, "bad_json"),
    (b"[]", 400, "bad_json"),
    (b"\xff", 400, "bad_json"),
    (b'{"id": "c1"}', 400, "bad_request"),
    (b'{"text": "x"}', 400, "bad_request"),
    (b'{"id": 5, "text": "x"}', 400, "bad_request"),
    (b'{"id": "c1", "text": 5}', 400, "bad_request"),
    (b'{"id": "c1", "text": " "}', 400, "empty_message"),
    (b'{"id": "c1", "text": "' + b"x" * 10_000 + b'"}', 400, "message_too_long"),
    (b'{"id": "c1", "text": "' + b"x" * 100_000 + b'"}', 413, "too_large"),
]


@pytest.mark.parametrize(("body", "status", "code"), BAD)
def test_a_bad_body_gets_one_sentence_and_reaches_nobody(visitor, received, body, status, code):
    reply = visitor.request("POST", "/messages", data=body)
    assert (reply.status_code, reply.json()["code"]) == (status, code)
    assert reply.json()["error"].endswith("。") and received == [] and visitor.events()["events"] == []


def test_a_body_without_a_length_is_not_read_to_its_end(visitor):
    reply = visitor.request("POST", "/messages", data=(b"x" * 4096 for _ in range(10)))
    assert reply.status_code == 413


WORDS = ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "房" * 2000, "a\u202eb\u2066c", "👨‍👩‍👧🏠", "\u0000孩子"]


@pytest.mark.parametrize("text", [*WORDS, "'; DROP TABLE outbox; --"])
def test_whatever_is_written_comes_back_as_the_same_words(visitor, text):
    visitor.say(text, "c1")
    assert visitor.until_answered("c1")[0]["text"] == text.replace("\u0000", "")


def test_without_a_token_nothing_is_taken(stranger, received):
    reply = stranger.request("POST", "/messages", json={"id": "c1", "text": "你好"})
    assert (reply.status_code, reply.json()["code"]) == (401, "session_unknown") and received == []


def test_who_writes_too_fast_is_told_when_to_come_again(visitor):
    replies = [visitor.request("POST", "/messages", json={"id": f"c{n}", "text": "你好"}) for n in range(12)]
    late = [reply for reply in replies if reply.status_code == 429]
    assert late and late[0].json()["code"] == "too_many" and int(late[0].headers["Retry-After"]) in (1, 2, 3)


def test_an_answer_is_rated_and_the_rating_may_change(visitor, answers, kept):
    visitor.say("包头养老金", "c1")
    visitor.until_answered("c1")
    for useful, why in ((False, "打13812345678没人接"), (True, None)):
        assert visitor.request("POST", "/ratings", json={"answer": "a1", "useful": useful, "why": why}).status_code == 204
    (rating,) = [one for one in kept.feedback.all() if one.conversation == visitor.session]
    assert (rating.useful, rating.why, rating.answer) == (True, "打［电话］没人接", answers)


def test_a_reason_that_tells_of_health_is_kept_only_after_a_yes(visitor, answers, kept):
    visitor.say("包头养老金", "c1")
    visitor.until_answered("c1")
    found = []
    for state in ("refused", "agreed"):
        kept.consents.note(visitor.session, state, "1")
        visitor.request("POST", "/ratings", json={"answer": "a1", "useful": False, "why": "我有二级残疾，没说"})
        found += [one.why for one in kept.feedback.all() if one.conversation == visitor.session]
    assert found == ["我［健康情况］，没说", "我有二级残疾，没说"]


NO_RATINGS = [({"answer": "a9", "useful": True}, 404), ({"answer": "a1"}, 400), ({"answer": 1, "useful": True}, 400)]


@pytest.mark.parametrize(("body", "status"), [*NO_RATINGS, ({"answer": "a1", "useful": "yes"}, 400)])
def test_a_rating_of_nothing_is_refused(visitor, body, status):
    assert visitor.request("POST", "/ratings", json=body).status_code == status


def test_nobody_rates_the_answers_of_others(visitor, answers, channels):
    visitor.say("包头养老金", "c1")
    visitor.until_answered("c1")
    other = type(visitor)(channels[1]).open()
    assert other.request("POST", "/ratings", json={"answer": "a1", "useful": True}).status_code == 404


def test_the_reply_names_the_trace_under_which_the_message_is_answered(visitor, agent):
    from bot.monitoring.trace import HEADER, current_trace

    seen = []

    async def notes(message):
        seen.append(current_trace())
        await message.output_channel.send_text_message(message.sender_id, "收到")

    agent.does = notes
    named = []
    for name in ("c1", "c2", "c1"):
        reply = visitor.request("POST", "/messages", {"Origin": "https://www.baotou.gov.cn"}, json={"id": name, "text": "你好"})
        assert HEADER in reply.headers["Access-Control-Expose-Headers"]
        named.append(reply.headers[HEADER])
        visitor.until_answered(name)
    assert seen == named[:2] and named[0] == named[2] != named[1]
