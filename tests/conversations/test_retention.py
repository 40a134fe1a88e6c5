"""What is over goes, and only that; staff can wipe one person, and the audit log holds the pseudonym."""

from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import func, insert, select, update

from bot.conversations.conversations import Conversations
from bot.conversations.improving.tables import case_decisions
from bot.conversations.outbox import Outbox
from bot.conversations.pseudonyms import pseudonym_of
from bot.conversations.records import AnswerRecord, Line, Summary, now
from bot.conversations.retention import Expired, KeepingTimes, Retention
from bot.conversations.sessions import Sessions
from bot.conversations.staff.audit import AuditLog
from bot.conversations.staff.tables import attempts
from bot.conversations.tables import feedback, handovers, messages, metadata

DAY = timedelta(days=1)
TIMES = KeepingTimes(talk=30 * DAY, counts=100 * DAY)


def later(days):
    return lambda: now() + days * DAY


@pytest.fixture
def kept(database_url):
    kept = Conversations.open(database_url)
    yield kept
    kept.database.close()


@pytest.fixture
def talk(kept, answer):
    """Somebody talks on a channel without sessions, asks for a person, and rates."""

    def talk(who):
        answer_id = f"a-{who[-1]}"
        lines = [Line("citizen", "我是李四"), Line("bot", "…", AnswerRecord.of(answer(answer_id, "no_clause")))]
        kept.transcript.add(who, "wechat", lines)
        kept.handovers.request(who, "asked", Summary(living="150200", words="我是李四"))
        kept.feedback.add(who, answer(answer_id) | {"verdict": {"note": "李四三级残疾"}}, useful=False, why="我是李四")
        kept.pending.keep(f"k-{who}", who, "wechat", {"texts": ["给李四的答复"]})

    return talk


def everything(kept):
    """All that stands in any table, as text."""
    with kept.database.reading() as connection:
        return {table.name: str(connection.execute(select(table)).all()) for table in metadata.sorted_tables}


def test_a_conversation_that_nobody_goes_on_with_is_wiped_from_every_table(kept, talk):
    talk("wechat:o1")
    assert Retention(kept.database, TIMES, later(31)).expire().conversations == 1
    assert [name for name, said in everything(kept).items() if "wechat:o1" in said or "李四" in said] == []


def test_what_somebody_still_uses_stays(kept, talk):
    talk("wechat:o1")
    assert Retention(kept.database, TIMES, later(29)).expire() == Expired(0, 0, 0)
    assert len(kept.transcript.of("wechat:o1")) == 2


def test_one_new_message_keeps_all_of_a_conversation(kept, talk):
    talk("wechat:o1")
    with kept.database.writing() as connection:
        first = select(func.min(messages.c.id)).scalar_subquery()
        connection.execute(update(messages).where(messages.c.id == first).values(at=now() - 40 * DAY))
        connection.execute(update(handovers).values(created_at=now() - 40 * DAY))
    assert Retention(kept.database, TIMES).expire().conversations == 0


def test_a_session_ends_on_its_own_day_and_no_other(kept):
    for name, days in (("web:short", 1), ("web:long", 60)):
        Sessions(kept.database).open(name, "web", "v", days * DAY)
        Outbox(kept.database).accept(name, "c1", "我是李四")
        kept.transcript.add(name, "web", [Line("citizen", "我是李四")])
    assert Retention(kept.database, TIMES, later(40)).expire().conversations == 1
    assert kept.sessions.get("web:short") is None and kept.sessions.get("web:long") is not None
    assert Retention(kept.database, TIMES, later(61)).expire().conversations == 1
    assert "李四" not in str(everything(kept))


@pytest.mark.parametrize(("days", "left"), [(29, 1), (31, 0)])
def test_a_tracker_without_a_transcript_goes_too(kept, days, left):
    with kept.database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE events (id INTEGER, sender_id VARCHAR(255), timestamp FLOAT)")
        seconds = datetime.now(timezone.utc).timestamp()
        connection.exec_driver_sql(f"INSERT INTO events VALUES (1, 'socketio:x', {seconds})")
    Retention(kept.database, TIMES, later(days)).expire()
    with kept.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM events").scalar() == left


def test_counts_without_a_person_stay_until_their_own_time(kept, talk):
    talk("wechat:o1")
    Retention(kept.database, TIMES, later(31)).expire()
    assert [(one.useful, one.why, "verdict" in one.answer) for one in kept.feedback.all()] == [(False, None, False)]
    assert Retention(kept.database, TIMES, later(99)).expire().counts == 0
    assert Retention(kept.database, TIMES, later(101)).expire().counts == 2
    with kept.database.reading() as connection:
        assert [connection.execute(select(table)).all() for table in (handovers, feedback)] == [[], []]


def test_traces_of_the_desk_and_old_decisions_go(kept):
    with kept.database.writing() as connection:
        connection.execute(insert(attempts).values(key="address:10.0.0.1", failures=1, last_at=now()))
        connection.execute(insert(case_decisions).values(key="k", at=now(), by="zhang", decision="dismissed"))
    assert Retention(kept.database, TIMES, later(6)).expire() == Expired(0, 0, 0)
    assert Retention(kept.database, TIMES, later(91)).expire() == Expired(0, 1, 1)


def test_the_audit_log_counts_what_went_and_names_nobody(kept, talk):
    talk("wechat:o1")
    Retention(kept.database, TIMES, later(31)).expire()
    Retention(kept.database, TIMES, later(32)).expire()  # nothing left: no line
    (line,) = AuditLog(kept.database).entries()
    assert (line.action, line.target, line.details) == ("conversations_expired", "", {"conversations": 1, "counts": 0})


def test_staff_wipe_one_person_by_the_pseudonym(kept, talk):
    talk("wechat:o1")
    talk("wechat:o2")
    assert Retention(kept.database, TIMES).erase(pseudonym_of("wechat:o1"), "zhang") == [pseudonym_of("wechat:o1")]
    assert "wechat:o1" not in str(everything(kept)) and len(kept.transcript.of("wechat:o2")) == 2
    (line,) = AuditLog(kept.database).entries()
    assert (line.actor, line.action, line.target) == ("zhang", "conversation_erased", pseudonym_of("wechat:o1"))
    assert Retention(kept.database, TIMES).erase(pseudonym_of("wechat:o1"), "zhang") == []
