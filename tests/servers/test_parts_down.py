"""Real parts are killed, frozen and taken away: the citizen hears the truth within five seconds, and is answered once the part is back."""

import re
import shutil
import signal
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
import requests

from bot.settings import load_settings
from bot.wiring import open_conversations, prepare_store
from tests.servers.parts import Parts

pytestmark = pytest.mark.servers
QUESTION = "我在包头打工，孩子能在这儿上小学吗"


@pytest.fixture(scope="module")
def parts(server, server_home, tmp_path_factory):
    home = tmp_path_factory.mktemp("parts")
    prepare_store(load_settings({}, home=home))
    parts = Parts(home, server_home)
    parts.start(parts.actions)
    parts.start(parts.rasa)
    yield parts
    parts.stop()


@pytest.fixture(autouse=True)
def all_is_well(parts):
    parts.until_answered("before", QUESTION)
    yield
    parts.until_answered("after", QUESTION)


def transcript(parts, sender):
    return open_conversations(parts.settings).transcript.of(f"rest:{sender}")


def test_an_action_server_that_is_killed(parts):
    parts.send(parts.actions, signal.SIGKILL)
    assert parts.outcome("killed", QUESTION) == "unavailable"
    parts.start(parts.actions)
    parts.until_answered("killed", QUESTION)


def test_an_action_server_that_hangs(parts):
    parts.send(parts.actions, signal.SIGSTOP)
    assert parts.outcome("frozen", QUESTION) == "unavailable"
    parts.send(parts.actions, signal.SIGCONT)
    parts.until_answered("frozen", QUESTION)


def test_a_policy_store_that_is_gone_and_one_that_is_broken(parts):
    store = parts.home / "store.db"
    away = parts.home / "away"
    away.mkdir()
    for file in parts.home.glob("store.db*"):
        shutil.copy(file, away / file.name)
        file.unlink()
    assert parts.outcome("gone", QUESTION) == "unavailable"
    for file in parts.home.glob("store.db*"):
        file.unlink()
    store.write_bytes(b"this is no database" * 100)
    assert parts.outcome("gone", QUESTION) == "unavailable"
    for file in parts.home.glob("store.db*"):
        file.unlink()
    for file in away.iterdir():
        shutil.move(file, parts.home / file.name)
    parts.until_answered("gone", QUESTION)


def test_a_database_of_conversations_that_somebody_holds(parts):
    with closing(sqlite3.connect(parts.home / "conversations.db", isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        outcome = parts.outcome("held", QUESTION)
        holder.execute("ROLLBACK")
    assert outcome in ("answered", "unavailable")


def test_a_database_of_conversations_that_is_broken(parts):
    away = parts.home / "talks"
    away.mkdir()
    for file in parts.home.glob("conversations.db*"):
        shutil.move(file, away / file.name)
    (parts.home / "conversations.db").write_bytes(b"this is no database" * 100)
    outcome = parts.outcome("lost", QUESTION)
    for file in parts.home.glob("conversations.db*"):
        file.unlink()
    for file in away.iterdir():
        shutil.move(file, parts.home / file.name)
    assert outcome in ("answered", "unavailable")
    assert parts.until_answered("lost", QUESTION)["region"]["code"] == "150200"


def test_a_restart_of_both_loses_nothing(parts):
    assert parts.outcome("memory", "公租房怎么申请") == "needs_region"
    for part in (parts.rasa, parts.actions):
        parts.send(part, signal.SIGKILL)
    for part in (parts.actions, parts.rasa):
        parts.start(part)
    answer = parts.until_answered("memory", "南通")
    assert answer["topic"] == "public_rental_housing"
    assert [line.speaker for line in transcript(parts, "memory")][:3] == ["citizen", "bot", "citizen"]


def test_a_model_that_is_broken(parts):
    parts.send(parts.rasa, signal.SIGKILL)
    whole, file = parts.rasa, parts.home / "broken.tar.gz"
    file.write_bytes(b"this is no model" * 100)
    broken = replace(whole, command=re.sub(r"\S+\.tar\.gz", str(file), whole.command), health=f"{parts.address}/healthz")
    parts.start(broken)  # it lives, but is never ready
    assert requests.get(whole.health, timeout=5).status_code == 503
    assert parts.outcome("model", QUESTION) == "unavailable"
    parts.send(broken, signal.SIGKILL)
    parts.start(whole)
    parts.until_answered("model", QUESTION)


def test_what_was_wiped_is_nowhere_on_the_disk_rows(parts):
    parts.ask("wiped", "我是王小二，包头公租房怎么申请")
    entries, _ = parts.ask("wiped", "删除我的记录")
    assert "已删除" in entries[0]["text"]
    with closing(sqlite3.connect(parts.home / "conversations.db")) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = [str(row) for name in tables for row in connection.execute(f"SELECT * FROM {name}")]
    assert {"events", "messages"} <= set(tables) and not [row for row in rows if "rest:wiped" in row or "王小二" in row]
    assert parts.outcome("wiped", "低保怎么申请") == "needs_region"


def test_restarting_the_conversation_forgets_the_place(parts):
    parts.until_answered("anew", QUESTION)
    entries, _ = parts.ask("anew", "重新开始")
    assert "从头开始" in entries[0]["text"]
    assert parts.outcome("anew", "低保怎么申请") == "needs_region"


def test_danger_and_a_person_over_rest(parts):
    entries, _ = parts.ask("danger", "宿舍着火了，有人困在里面")
    assert entries[1]["custom"]["answer"]["outcome"] == "crisis" or "119" in entries[0]["text"]
    assert parts.outcome("danger", "转人工") == "handed_over"


def test_a_conversation_over_rest_that_ends_with_what_to_do(parts):
    """The place withheld, then told; a pre-check with a correction; what is remembered."""
    assert parts.outcome("talk", "低保怎么申请") == "needs_region"
    (national,) = [one["custom"]["answer"] for one in parts.ask("talk", "不想说")[0] if "custom" in one]
    assert (national["outcome"], national["region"]["code"]) == ("answered", "000000")
    assert parts.until_answered("talk", "那我说吧，我在包头")["clauses"][0]["bureaus"][0]["name"] == "市民政局"
    assert parts.outcome("talk", "我够不够条件") == "needs_fact"
    assert parts.outcome("talk", "在") == "needs_fact"
    entries, _ = parts.ask("talk", "不对，我户口不在包头")
    assert next(one["custom"]["answer"] for one in entries if "custom" in one)["verdict"]["eligibility"] == "not_met"
    assert "您住在内蒙古自治区包头市" in parts.ask("talk", "你记得我什么")[0][0]["text"]


def test_a_choice_over_rest_is_one_whatever_it_is_heard_as(parts):
    assert parts.outcome("choice", "鼓楼区怎么落户") == "needs_region"
    entries, _ = parts.ask("choice", "第一个")
    assert next(one["custom"]["answer"] for one in entries if "custom" in one)["region"]["code"] == "320106"
