"""Nothing that is accepted is lost, answered twice, or answered out of order."""

import threading
from datetime import timedelta

import pytest

from bot.conversations import outbox as module
from bot.conversations.erasing import erase
from bot.conversations.outbox import LEASE, Outbox, Said
from bot.conversations.records import now
from bot.conversations.sessions import Sessions
from bot.errors import UnknownSessionError


@pytest.fixture
def outbox(database):
    Sessions(database).open("web:a", "web", "v", timedelta(days=1))
    return Outbox(database)


@pytest.fixture
def clock(monkeypatch):
    """Move the time on by a timedelta."""
    moved = [timedelta(0)]
    monkeypatch.setattr(module, "now", lambda: now() + moved[0])
    return lambda by: moved.__setitem__(0, moved[0] + by)


def words(outbox, after=0):
    return [(event.seq, event.speaker, event.text) for event in outbox.after("web:a", after)]


def test_what_is_said_is_numbered_and_comes_again_after_any_number(outbox, answer):
    assert outbox.accept("web:a", "c1", "包头公租房") == 1
    assert outbox.finish(outbox.claim("web:a"), [Said("有规定。", answer()), Said("还有一句")])
    assert outbox.add("web:a", "operator", Said("我来帮您")) == 4
    assert words(outbox) == [(1, "citizen", "包头公租房"), (2, "bot", "有规定。"), (3, "bot", "还有一句"), (4, "operator", "我来帮您")]
    assert words(outbox, 3) == [(4, "operator", "我来帮您")] and words(outbox, 4) == []
    events = outbox.after("web:a", 0)
    assert [event.last for event in events] == [False, False, True, True]
    assert [event.reply_to for event in events] == [None, "c1", "c1", None] and events[1].answer == answer()
    assert outbox.answer("web:a", "a1") == answer() and outbox.answer("web:a", "a2") is None


def test_a_number_that_was_never_reached_gives_everything(outbox):
    outbox.accept("web:a", "c1", "你好")
    assert words(outbox, 99) == [(1, "citizen", "你好")]


def test_the_same_client_id_is_the_same_message(outbox):
    assert [outbox.accept("web:a", "c1", text) for text in ("你好", "你好", "别的")] == [1, 1, 1]
    assert words(outbox) == [(1, "citizen", "你好")]


def test_the_same_message_sent_at_once_from_many_sides_is_one(outbox):
    seqs = []
    threads = [threading.Thread(target=lambda: seqs.append(outbox.accept("web:a", "c1", "你好"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seqs == [1] * 8 and len(words(outbox)) == 1


def test_numbers_have_no_gap_when_many_write(outbox):
    threads = [threading.Thread(target=outbox.accept, args=("web:a", f"c{n}", str(n))) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [seq for seq, _, _ in words(outbox)] == list(range(1, 9))


def test_what_is_kept_is_masked(outbox):
    outbox.accept("web:a", "c1", "电话13812345678")
    assert words(outbox) == [(1, "citizen", "电话［电话］")]


def test_messages_are_taken_in_order_and_one_at_a_time(outbox):
    outbox.accept("web:a", "c1", "一")
    outbox.accept("web:a", "c2", "二")
    first = outbox.claim("web:a")
    assert first.text == "一" and outbox.claim("web:a") is None
    outbox.finish(first, [Said("好")])
    assert outbox.claim("web:a").text == "二"


def test_a_worker_that_died_is_followed_by_another_and_only_one_answer_is_kept(outbox, clock):
    outbox.accept("web:a", "c1", "一")
    dead = outbox.claim("web:a")
    assert outbox.neglected() == []
    clock(LEASE + timedelta(seconds=1))
    assert outbox.neglected() == ["web:a"]
    alive = outbox.claim("web:a")
    assert outbox.finish(alive, [Said("好")])
    assert not outbox.finish(dead, [Said("好")]) and not outbox.finish(alive, [Said("好")])
    assert [text for _, _, text in words(outbox)] == ["一", "好"]


def test_what_waits_is_found_after_a_restart(outbox, database):
    outbox.accept("web:a", "c1", "一")
    assert Outbox(database).neglected() == ["web:a"]
    outbox.finish(outbox.claim("web:a"), [Said("好")])
    assert outbox.neglected() == [] and outbox.claim("web:a") is None


def test_a_session_that_was_erased_is_known_to_nobody(outbox, database):
    outbox.accept("web:a", "c1", "一")
    pending = outbox.claim("web:a")
    assert outbox.last_numbers(["web:a", "web:b"]) == {"web:a": 1}
    erase(database, "web:a")
    assert outbox.last_numbers(["web:a", "web:b"]) == {}
    for use in (
        lambda: outbox.accept("web:a", "c2", "二"),
        lambda: outbox.finish(pending, [Said("好")]),
        lambda: outbox.after("web:a", 0),
        lambda: outbox.claim("web:a"),
    ):
        with pytest.raises(UnknownSessionError):
            use()
    assert outbox.answer("web:a", "a1") is None and outbox.neglected() == []


def test_the_words_of_a_message_go_and_its_number_stays(outbox):
    outbox.accept("web:a", "c1", "我今年12岁")
    pending = outbox.claim("web:a")
    outbox.finish(pending, [Said("请让家里大人一起看。")])
    outbox.forget_words(pending)
    assert words(outbox) == [(1, "citizen", "［没有保存］"), (2, "bot", "请让家里大人一起看。")]


def test_of_a_reply_that_was_read_only_what_may_be_kept_stays(outbox, answer):
    whole, less = answer() | {"verdict": {}}, answer() | {"verdict": None}
    outbox.accept("web:a", "c1", "我有二级残疾")
    outbox.finish(outbox.claim("web:a"), [Said("都符合", whole, kept=Said("没有保存", less)), Said("别的")], "我［健康情况］")
    assert [text for *_, text in words(outbox)] == ["我［健康情况］", "都符合", "别的"]
    assert outbox.answer("web:a", "a1") == less, "what an opinion is kept with"
    outbox.accept("web:a", "c2", "那低保呢")
    assert [text for *_, text in words(outbox)] == ["我［健康情况］", "没有保存", "别的", "那低保呢"]
    assert outbox.after("web:a", 1)[0].answer == less


def test_a_reply_that_nobody_fetches_waits_whole_only_for_so_long(outbox):
    outbox.accept("web:a", "c1", "我有二级残疾")
    outbox.finish(outbox.claim("web:a"), [Said("都符合", kept=Said("没有保存"))])
    outbox.settle(now() - timedelta(hours=1))
    assert words(outbox, 1) == [(2, "bot", "都符合")]
    outbox.settle(now() + timedelta(seconds=1))
    assert words(outbox, 1) == [(2, "bot", "没有保存")]
