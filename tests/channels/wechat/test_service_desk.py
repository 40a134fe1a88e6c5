"""What a service desk receives, entry by entry."""

import pytest

from bot.channels.wechat.service_desk import Cursors, to_incoming

BASE = {"msgid": "k1", "open_kfid": "wk", "external_userid": "wm1", "send_time": 1700000000, "origin": 3}


def test_texts_taps_and_places():
    message = to_incoming(BASE | {"msgtype": "text", "text": {"content": "低保", "menu_id": "2"}}, "wk")
    assert (message.kind, message.text, message.choice, message.person, message.receiver, message.key) == (
        *("text", "低保", "2", "wm1", "wk", "k1"),
    )
    place = to_incoming(BASE | {"msgtype": "location", "location": {"name": "某小区", "address": "包头市昆都仑区"}}, "wk")
    assert (place.kind, place.label) == ("location", "包头市昆都仑区")


def test_an_event_names_its_person_inside():
    entry = {"msgid": "k2", "send_time": 1, "origin": 4, "msgtype": "event"}
    event = to_incoming(entry | {"event": {"event_type": "enter_session", "external_userid": "wm1"}}, "wk")
    assert (event.kind, event.event, event.person) == ("event", "enter_session", "wm1")


NO_PERSON = ({"origin": 5}, {"origin": None}, {"external_userid": None}, {"external_userid": "a b"})


@pytest.mark.parametrize("wrong", [*NO_PERSON, {"msgid": ""}, {"msgid": 5}, {"send_time": "x"}])
def test_what_is_no_message_of_a_person_is_left_out(wrong):
    assert to_incoming(BASE | {"msgtype": "text", "text": {"content": "x"}} | wrong, "wk") is None


@pytest.mark.parametrize("odd", [{"text": None}, {"text": "x"}, {}, {"text": {"content": None}}])
def test_an_entry_of_an_odd_shape_is_an_empty_text(odd):
    assert to_incoming(BASE | {"msgtype": "text"} | odd, "wk").text == ""


def test_cursors_outlive_the_process(tmp_path):
    path = tmp_path / "state" / "kf.json"
    assert Cursors(path).get("wk") == ""
    Cursors(path).put("wk", "a")
    Cursors(path).put("wk2", "b")
    assert (Cursors(path).get("wk"), Cursors(path).get("wk2")) == ("a", "b")
    path.write_text("broken")
    assert Cursors(path).get("wk") == ""
