"""`xinshimin conversations …`."""

import json
from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from bot.conversations.conversations import Conversations
from bot.conversations.pseudonyms import pseudonym_of
from bot.conversations.records import Line
from bot.conversations.tables import consents, messages

PERSON = "wechat:oZ4fTjm9"


@pytest.fixture
def kept(tmp_path):
    (tmp_path / "home").mkdir()
    kept = Conversations.open(f"sqlite:///{tmp_path}/home/conversations.db")
    kept.transcript.add(PERSON, "wechat", [Line("citizen", "包头的公租房怎么申请")])
    return kept


def test_a_person_is_erased_by_the_pseudonym_and_the_log_does_not_know_the_name(own, kept):
    said = own("conversations", "erase", pseudonym_of(PERSON), "--by", "张三")
    assert said.exit_code == 0 and pseudonym_of(PERSON) in said.output
    assert kept.transcript.of(PERSON) == []
    with kept.database.reading() as connection:
        (line,) = connection.exec_driver_sql("SELECT actor, action, target, details FROM audit_log").all()
    assert tuple(line) == ("张三", "conversation_erased", pseudonym_of(PERSON), "{}")


def test_what_waited_for_a_consent_for_too_long_is_no_longer_waited_for(own, kept):
    for name in (PERSON, "rest:new"):
        kept.consents.note(name, "due", "1")
    with kept.database.writing() as connection:
        connection.execute(update(consents).where(consents.c.conversation == PERSON).values(at=datetime.utcnow() - timedelta(hours=1)))
    assert own("conversations", "expire").exit_code == 0
    assert kept.consents.of(PERSON) is None and kept.consents.of("rest:new").state == "due"


def test_a_pseudonym_of_nobody_is_said_and_fails(own, kept):
    said = own("conversations", "erase", "wechat-000000000000")
    assert said.exit_code == 1 and "没有这个化名的记录" in said.output
    assert len(kept.transcript.of(PERSON)) == 1


def test_only_what_is_older_than_the_setting_goes(own, kept, monkeypatch):
    kept.transcript.add("rest:new", "rest", [Line("citizen", "包头的公租房怎么申请")])
    with kept.database.writing() as connection:
        old = datetime.utcnow() - timedelta(days=8)
        connection.execute(update(messages).where(messages.c.conversation == PERSON).values(at=old))
    assert json.loads(own("conversations", "expire", "--json").output)["conversations"] == 0
    monkeypatch.setenv("XINSHIMIN_TALK_DAYS", "7")
    assert "到期的对话 1 个" in own("conversations", "expire").output
    assert kept.transcript.of(PERSON) == [] and len(kept.transcript.of("rest:new")) == 1
