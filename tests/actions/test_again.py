"""The last answer once more, and the rest of a long one."""

import pytest

from actions.again import ActionMore, ActionRepeat
from actions.answer import ActionAnswer
from bot.errors import StoreError


@pytest.fixture
def long(run, tracker, opened, said):
    """A question with more clauses than an answer shows, and the turn that it made."""
    messages, _ = run(ActionAnswer(), tracker("我在南通，想落户", "ask_hukou_registration"))
    (message,) = messages
    answer = message["custom"]["answer"]
    assert len(answer["clauses"]) > 2
    return answer, said("我在南通，想落户", "ask_hukou_registration", answer, reply=message["text"])


def test_the_last_answer_is_sent_again_as_it_was(run, tracker, opened, long, said):
    answer, events = long
    (message,), _ = run(ActionRepeat(), tracker("再说一遍", "repeat", [*events, *said("谢谢", "thanks")]))
    assert message["custom"]["answer"] == answer and message["text"] == events[1]["text"]


def test_with_nothing_said_before_that_is_told(run, tracker, opened):
    (message,), _ = run(ActionRepeat(), tracker("再说一遍", "repeat"))
    assert message["text"].startswith("前面还没有答复")


def test_more_gives_every_clause_once_and_then_ends(run, tracker, opened, long, said):
    answer, events = long
    everything = {clause["id"] for clause in (*answer["clauses"], *answer["basis"])}
    paged = []
    for _ in range(40):
        (message,), _ = run(ActionMore(), tracker("还有吗", "more", events))
        if not message["custom"]:
            break
        page = message["custom"]["answer"]
        clauses = [*page["clauses"], *page["basis"]]
        assert 0 < len(clauses) <= 2 and page["outcome"] == "answered" and page["topic"] == "hukou_registration"
        assert all(clause["text"][slice(*clause["marks"][0])] in message["text"] for clause in clauses)
        paged += [clause["id"] for clause in clauses]
        events = [*events, *said("还有吗", "more", page, reply=message["text"])]
    assert "没有更多" in message["text"] and len(paged) == len(set(paged)) and set(paged) < everything
    shown = "\n".join(event["text"] for event in events if event["event"] == "bot")
    assert all(clause["text"][slice(*clause["marks"][0])] in shown for clause in (*answer["clauses"], *answer["basis"]))


def test_more_of_nothing_asks_for_the_question(run, tracker, opened):
    (message,), _ = run(ActionMore(), tracker("还有吗", "more"))
    assert message["text"].startswith("还没有答复")


def test_where_the_store_fails_nothing_is_said_so_that_the_channel_does(run, tracker, opened, long, monkeypatch):
    def fail(self, question):
        raise StoreError("gone")

    _, events = long
    monkeypatch.setattr("bot.wiring.Answering.answer", fail)
    assert run(ActionMore(), tracker("还有吗", "more", events)) == ([], [])
