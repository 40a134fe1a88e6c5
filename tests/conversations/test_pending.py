"""Answers that wait for their reader, in each kind of database."""

from datetime import timedelta
from threading import Thread

import pytest

from bot.conversations.erasing import erase
from bot.conversations.pending import PendingAnswers
from bot.conversations.records import now

LATER = timedelta(minutes=2)


@pytest.fixture
def pending(database):
    return PendingAnswers(database)


def test_a_promise_becomes_an_answer_that_is_taken_once(pending):
    pending.promise("1", "wechat:a", "wechat", "公租房", now() + LATER)
    assert pending.state_of("1") == "running" and pending.is_running("wechat:a", now() + LATER, "") and pending.take("wechat:a") == []
    pending.keep("1", "wechat:a", "wechat", {"pieces": ["有规定。"]})
    assert pending.state_of("1") == "waiting" and not pending.is_running("wechat:a", now() + LATER, "")
    assert pending.take("wechat:a") == [{"pieces": ["有规定。"]}] and pending.take("wechat:a") == []
    assert pending.state_of("1") is None


def test_what_was_never_promised_is_kept_too_in_order_and_for_its_reader_only(pending):
    for key, person in (("1", "a"), ("2", "b"), ("3", "a")):
        pending.keep(key, person, "wechat", {"pieces": [key]})
    assert [one["pieces"] for one in pending.take("a")] == [["1"], ["3"]]
    assert [one["pieces"] for one in pending.take("b")] == [["2"]]


def test_a_promise_is_written_down_once_and_without_personal_numbers(pending):
    for _ in range(2):
        pending.promise("1", "a", "wechat", "电话13812345678，低保咋办", now() - LATER)
    (row,) = pending.due("wechat", now(), now() + LATER)
    assert row.question == "电话［电话］，低保咋办"


def test_what_is_kept_again_counts_its_tries(pending):
    for _ in range(3):
        pending.keep("1", "a", "wechat", {"pieces": ["x"]}, now() - LATER)
    (row,) = pending.due("wechat", now(), now() + LATER)
    assert (row.tries, row.state, row.packet) == (2, "waiting", {"pieces": ["x"]})


def test_only_other_and_earlier_promises_are_waited_for(pending):
    pending.promise("1", "a", "wechat", "公租房", now() + LATER)
    assert pending.is_running("a", now() + LATER, "2")
    assert not pending.is_running("a", now() - LATER, "2") and not pending.is_running("a", now() + LATER, "1")


def test_what_is_being_sent_once_more_is_not_given_out_meanwhile(pending):
    pending.keep("1", "a", "wechat", {"pieces": ["x"]}, now() - LATER)
    (row,) = pending.due("wechat", now(), now() + LATER)
    assert (row.state, row.packet) == ("waiting", {"pieces": ["x"]}) and pending.take("a") == []
    pending.keep("1", "a", "wechat", {"pieces": ["x"]})
    assert pending.take("a") == [{"pieces": ["x"]}]


def test_what_is_due_is_given_to_one_only(pending):
    pending.promise("1", "a", "wechat", "公租房", now() - LATER)
    pending.promise("2", "a", "wechat", "低保", now() + LATER)
    pending.promise("3", "a", "wecom", "落户", now() - LATER)
    pending.keep("4", "a", "wechat", {"pieces": ["x"]})
    assert [one.key for one in pending.due("wechat", now(), now() + LATER)] == ["1"]
    assert pending.due("wechat", now(), now() + LATER) == []
    pending.release("wechat")
    assert [one.key for one in pending.due("wechat", now(), now() + LATER)] == ["1", "2"]


def test_what_was_delivered_or_is_owed_to_nobody_is_gone(pending, database):
    for key, person in (("1", "a"), ("2", "a"), ("3", "b"), ("4", "c")):
        pending.promise(key, person, "wechat", "公租房", now())
    pending.remove("1")
    pending.forget("a")
    erase(database, "b")
    assert [pending.state_of(key) for key in "1234"] == [None, None, None, "running"]


def test_of_many_takers_one_gets_it(pending):
    pending.keep("1", "a", "wechat", {"pieces": ["x"]})
    got = []
    threads = [Thread(target=lambda: got.extend(pending.take("a"))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [{"pieces": ["x"]}]


def test_what_is_still_being_made_is_nobody_elses_business(pending):
    for key in ("1", "2"):
        pending.promise(key, "a", "wechat", "公租房", now() - LATER)
    pending.keep("3", "a", "wechat", {"pieces": ["x"]}, now() - LATER)
    pending.renew([], now() + LATER)
    pending.renew(["1", "3", *(f"none{number}" for number in range(1200))], now() + LATER)
    assert [one.key for one in pending.due("wechat", now(), now() + LATER)] == ["2", "3"]


def test_a_promise_is_withdrawn_and_an_answer_that_waits_is_not(pending):
    pending.promise("1", "a", "wechat", "公租房", now() + LATER)
    pending.keep("2", "a", "wechat", {"pieces": ["x"]})
    pending.withdraw("1")
    pending.withdraw("2")
    assert (pending.state_of("1"), pending.state_of("2")) == (None, "waiting")


def test_what_a_person_wrote_is_taken_and_due_without_the_rest(pending):
    for key, text in (("1", "旧答复。"), ("desk:1", "人工客服：在。"), ("desk:2", "人工客服：好。")):
        pending.keep(key, "wechat:o", "wechat", {"texts": [text]}, now() if key != "desk:2" else None)
    later = now() + timedelta(seconds=60)
    assert [one.key for one in pending.due("wechat", now(), later, by_person=True)] == ["desk:1"]
    assert pending.take("wechat:o", by_person=True) == [{"texts": ["人工客服：好。"]}]
    assert pending.take("wechat:o") == [{"texts": ["旧答复。"]}]
