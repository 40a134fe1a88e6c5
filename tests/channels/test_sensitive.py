"""What tells of health or of a child is answered and not kept, until the citizen says yes; on all workers, and back again."""

import asyncio

import pytest
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from sqlalchemy import select, update

from bot.answer.phrases import Phrases
from bot.channels.sensitive import VERSION, Sensitive
from bot.channels.taken import Taken
from bot.channels.turns import Turns
from bot.conversations.consents import HOLD
from bot.conversations.records import Summary, now
from bot.conversations.tables import consents, metadata
from bot.conversations.turns import HOLDS_SENSITIVE, KEEPS_SENSITIVE, KEPT_AS, WITHHELD, for_client, words_kept
from bot.errors import ConversationError
from bot.settings import load_settings
from bot.wiring import open_apology, open_conversations, open_live

TOLD, ME = "我有二级残疾，能领补贴吗", "rest:u"
say = Phrases.open().say
ASK = say("sensitive.ask")


@pytest.fixture
def kept(tmp_path):
    kept = open_conversations(load_settings({}, home=tmp_path))
    kept.switch.state()
    return kept


@pytest.fixture
def worker(kept):
    """A worker of its own over the same database; it gives what a message is answered with."""

    def make():
        turns = Turns(open_apology(), kept, Taken(open_live(load_settings({}), kept.database).listening, Phrases.open()))
        return lambda text, bot=answers, who=ME: asyncio.run(
            turns.take(bot, UserMessage(text, CollectingOutputChannel(), who, input_channel="rest"))
        )

    return make


def given(outcome="answered", **more):
    facts = {"id": "a1", "outcome": outcome, "topic": "pension", "region": None, "as_of": "2026-11-22", "store_revision": 3, "focus": None}
    return facts | {"clauses": [], "next": ["要什么材料？"], "ask": None} | more


class Bot:
    """Answers with `custom`, and remembers what it was told with the message."""

    def __init__(self, text="有规定。", **custom):
        self.text, self.custom, self.metadata = text, custom, None

    async def __call__(self, message):
        self.metadata = message.metadata
        await message.output_channel.send_text_message(message.sender_id, self.text)
        if self.custom:
            await message.output_channel.send_custom_json(message.sender_id, self.custom)


async def answers(message):
    await Bot(answer=given())(message)


def texts(entries):
    return [entry["text"] for entry in entries if "text" in entry]


def offered(entries):
    return next(entry["custom"]["answer"]["next"] for entry in entries if "answer" in entry.get("custom", {}))


def lines(kept, who=ME):
    return [line.text for line in kept.transcript.of(who)]


def everything(kept):
    with kept.database.reading() as connection:
        return "\n".join(str(row) for table in metadata.sorted_tables for row in connection.execute(select(table)))


def test_it_is_answered_asked_about_once_and_not_kept(worker, kept):
    take, bot = worker(), Bot(answer=given())
    first = take(TOLD, bot)
    assert texts(first) == ["有规定。", ASK] and offered(first) == ["可以记", "不要记", "要什么材料？"]
    assert bot.metadata == {KEPT_AS: "我［健康情况］，能领补贴吗", HOLDS_SENSITIVE: True}
    assert lines(kept) == ["我［健康情况］，能领补贴吗", "有规定。", ASK]
    assert kept.consents.of(ME).state == "asked"
    again = take("我有二级残疾，多少钱")
    assert texts(again) == ["有规定。"] and offered(again) == ["要什么材料？"], "no reply is a no, and it is asked once"
    assert kept.consents.of(ME).state == "silent"
    assert "二级" not in everything(kept)


def test_after_a_yes_it_is_kept_on_every_worker(worker, kept):
    one, other = worker(), worker()
    one(TOLD)
    assert texts(other("可以")) == [say("sensitive.agreed")]
    assert (kept.consents.of(ME).state, kept.consents.of(ME).version) == ("agreed", VERSION)
    bot = Bot(answer=given())
    assert texts(one("我有二级残疾", bot)) == ["有规定。"] and bot.metadata == {KEEPS_SENSITIVE: True}
    assert "我有二级残疾" in lines(kept)
    assert "我［健康情况］" in (other("我有二级残疾", who="rest:v"), lines(kept, "rest:v"))[1], "of somebody else it is not"


@pytest.mark.parametrize("no", ["不要", "不要记", "不用了", "不同意"])
def test_after_a_no_it_is_never_asked_again(worker, kept, no):
    take = worker()
    take(TOLD)
    assert texts(take(no)) == [say("sensitive.refused")]
    assert texts(take(TOLD)) == ["有规定。"] and "二级" not in everything(kept)


def test_the_answer_is_the_same_with_and_without_a_yes(worker):
    take = worker()
    without = take(TOLD)
    take("可以记")
    assert take(TOLD)[0] == without[0]


@pytest.mark.parametrize(
    "sentence", ["不要记我的情况", "别记我的病", "请不要保存孩子的情况了", "把我的情况都删掉", "撤回同意", "不要記我的情況"]
)
def test_it_can_be_taken_back_by_a_sentence_at_any_time(worker, kept, sentence):
    take = worker()
    take(TOLD)
    take("可以记")
    take(TOLD)
    assert TOLD in lines(kept)
    assert texts(worker()(sentence)) == [say("sensitive.withdrawn")]
    assert kept.consents.of(ME).state == "refused" and "二级" not in everything(kept)
    assert texts(take(TOLD)) == ["有规定。"] and "二级" not in everything(kept)


def test_who_changes_their_mind_may_say_so_later(worker, kept):
    take = worker()
    take(TOLD)
    take("不要")
    assert texts(take("可以记我的情况")) == [say("sensitive.agreed")] and kept.consents.of(ME).state == "agreed"


def test_yes_and_no_mean_something_else_where_nothing_was_asked(worker, kept):
    take = worker()
    for word in ("可以", "不要", "可以记", "好的"):
        assert texts(take(word)) == ["有规定。"]
    take(TOLD)
    assert texts(take("好的")) == ["有规定。"] and kept.consents.of(ME).state == "silent", "a nod is no consent"
    assert texts(take("可以")) == ["有规定。"]


def test_it_waits_until_nothing_else_is_asked(worker, kept):
    take = worker()
    assert ASK not in texts(take(TOLD, Bot(answer=given("needs_region", ask="您在哪个城市？"))))
    assert kept.consents.of(ME).state == "due"
    assert ASK not in texts(take("嗯", Bot("您好。")))
    assert texts(take("我在包头")) == ["有规定。", ASK] and lines(kept)[0] == "我［健康情况］，能领补贴吗"


def test_until_it_was_asked_what_was_told_waits_and_what_it_led_to_is_not_written(worker, kept):
    take, found = worker(), Bot(say("check.conditions_met", met="残疾人"), answer=given())
    asks, other = Bot(answer=given("needs_region", ask="您在哪个城市？")), Bot(answer=given())
    take(TOLD, asks)
    assert texts(take("我在包头", found))[0] == found.text
    assert found.metadata == {KEPT_AS: "我在包头", HOLDS_SENSITIVE: True}
    assert lines(kept) == ["我［健康情况］，能领补贴吗", "有规定。", "我在包头", say("sensitive.not_kept"), ASK]
    take("要什么材料", other)
    assert other.metadata is None, "no reply was a no"


def test_no_reply_a_no_and_an_hour_end_the_waiting(worker, kept, monkeypatch):
    take, gone = worker(), []
    monkeypatch.setattr(type(kept), "withdraw", lambda self, conversation, cleaner: gone.append(conversation))
    for who, reply in (("rest:a", "要什么材料"), ("rest:b", "不要"), ("rest:c", "可以")):
        take(TOLD, who=who)
        take(reply, who=who)
    assert gone == ["rest:a", "rest:b"]
    turns = Turns(open_apology(), kept, Taken(open_live(load_settings({}), kept.database).listening, Phrases.open()))
    take(TOLD, who="rest:d")
    take(TOLD, Bot(answer=given("needs_region", ask="您在哪个城市？")), who="rest:e")
    assert turns.let_go() == 0 and gone[2:] == []
    with kept.database.writing() as connection:
        connection.execute(update(consents).values(at=now() - HOLD))
    assert turns.let_go() == 2 and sorted(gone[2:]) == ["rest:d", "rest:e"] and turns.let_go() == 0
    assert kept.consents.of("rest:d").state == "silent" and kept.consents.of("rest:e") is None
    assert kept.consents.of("rest:c").state == "agreed"


def test_what_a_turn_writes_that_was_overtaken_by_a_no_goes_too(worker, kept, monkeypatch):
    take, gone = worker(), []
    monkeypatch.setattr(type(kept), "withdraw", lambda self, conversation, cleaner: gone.append(conversation))

    class Slow(Bot):
        async def __call__(self, message):
            await super().__call__(message)
            kept.consents.note(ME, "refused", VERSION)

    assert ASK not in texts(take(TOLD, Slow(answer=given()))) and gone == [ME]
    assert kept.consents.of(ME).state == "refused"


def test_where_it_cannot_be_written_down_that_it_waits_it_does_not_wait(worker, kept, monkeypatch):
    def away(self, *given):
        raise ConversationError("away")

    monkeypatch.setattr(type(kept.consents), "note", away)
    bot = Bot(answer=given())
    worker()(TOLD, bot)
    assert bot.metadata == {KEPT_AS: "我［健康情况］，能领补贴吗"}


def test_a_reply_to_a_sensitive_question_is_not_kept_at_all(worker, kept):
    found = say("check.not_met", count="1")
    entries = worker()("有的", Bot(found, answer=given(), withheld=True))
    assert texts(entries)[0] == found and words_kept(entries) == "［没有保存］"
    assert not any(WITHHELD in (entry.get("custom") or {}) for entry in entries)
    assert all(KEPT_AS not in (entry.get("custom") or {}) for entry in for_client(entries))
    assert lines(kept)[:2] == ["［没有保存］", say("sensitive.not_kept")]


def test_the_operator_reads_it_only_after_a_yes(worker, kept):
    take = worker()
    number = kept.handovers.request(ME, "asked", Summary()).number
    open_live(load_settings({}), kept.database).take_over.take(number, "li")
    assert texts(take(TOLD))[-1] == say("sensitive.ask_person")
    assert "我［健康情况］，能领补贴吗" in lines(kept)
    assert "可以" in (take("可以"), lines(kept))[1], "a bare yes is meant for the operator"
    assert kept.consents.of(ME).state == "silent"
    assert texts(take("可以记")) == [say("sensitive.agreed")]
    take("我有二级残疾")
    assert "我有二级残疾" in lines(kept)


def test_where_the_database_does_not_say_it_nothing_is_kept_and_nothing_asked(kept):
    class Away:
        def of(self, conversation, *more):
            raise ConversationError("away")

        note = of

    object.__setattr__(kept, "consents", Away())
    sensitive = Sensitive(kept, Phrases.open())

    async def turn():
        state = await sensitive.state(ME)
        words = sensitive.words(TOLD, state)
        return state, words, await sensitive.after(ME, [{"custom": {"answer": given()}}], words, state, by_person=False)

    state, words, entries = asyncio.run(turn())
    assert (state, words) == ("unknown", "我［健康情况］，能领补贴吗") and texts(entries) == []
    assert asyncio.run(sensitive.instead(ME, "不要记我的情况", "unknown", by_person=False)) == say("sensitive.failed")
