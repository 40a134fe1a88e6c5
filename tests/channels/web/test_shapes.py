"""Events are written as the contract has them."""

from datetime import datetime

from bot.channels.web.shapes import event_object, moment, sent
from bot.conversations.outbox import Event

EVENT = Event(8, datetime(2026, 11, 22, 8, 0, 0, 999), "bot", "有规定。\n\n「…」", {"id": "a1"}, None, "c1", True)


def test_an_event_has_the_fields_of_the_contract():
    assert event_object(EVENT) == {
        "seq": 8,
        "at": "2026-11-22T08:00:00Z",
        "from": "bot",
        "text": "有规定。\n\n「…」",
        "answer": {"id": "a1"},
        "reply_to": "c1",
        "id": None,
        "last": True,
        "holder": None,
    }


def test_a_sent_event_is_one_block_whatever_the_text_holds():
    block = sent("message", {"text": "一\n\n二\r\ndata: x"}, 8)
    assert block.startswith("id: 8\nevent: message\ndata: {") and block.endswith("\n\n")
    assert block.count("\n") == 4 and "\r" not in block
    assert sent("working", {"reply_to": "c1"}) == 'event: working\ndata: {"reply_to":"c1"}\n\n'


def test_times_are_of_utc_in_seconds():
    assert moment(datetime(2026, 11, 22, 8, 0, 0, 1)) == "2026-11-22T08:00:00Z"
