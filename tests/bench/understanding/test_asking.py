"""Asking over REST, one by one and many at once."""

import pytest
import requests

from bench.understanding.asking import AT_ONCE, LOST, Asker


def test_every_message_opens_a_chat_of_its_own(channel):
    address, counts = channel
    asker = Asker(address)
    assert asker.ask("养老金").topics == {"pension"} and asker.ask("欠薪").topics == {"wage_arrears"}
    assert len(counts.senders) == 2


def test_one_by_one_nobody_else_asks(channel):
    address, counts = channel
    seconds = Asker(address).one_by_one(["养老金"] * 3)
    assert len(seconds) == 3 and min(seconds) >= 0.05 and counts.most == 1


def test_many_ask_at_once_and_replies_keep_their_order(channel):
    address, counts = channel
    texts, seen = ["养老金", "欠薪"] * 20, []
    load = Asker(address).at_once(texts, lambda: seen.append(1))
    assert [next(iter(reply.topics)) for reply in load.replies] == ["pension", "wage_arrears"] * 20
    assert 1 < counts.most <= AT_ONCE and len(seen) == load.full == 40
    assert max(load.each) <= load.seconds < sum(load.each)


def test_where_nothing_listens_the_caller_is_told():
    with pytest.raises(requests.RequestException):
        Asker("http://127.0.0.1:9").ask("养老金")


def test_a_message_without_a_reply_is_counted_and_stops_nothing():
    load = Asker("http://127.0.0.1:9").at_once(["养老金", "欠薪"])
    assert load.replies == [LOST, LOST] and load.full == 0 and len(load.each) == 2
