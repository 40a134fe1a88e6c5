"""What tells of health and of children is said on every channel without consent; then everything that was written is searched."""

import json
import os
import sqlite3
import time
from dataclasses import replace

import pytest

from bot.answer.phrases import Phrases
from bot.settings import load_settings
from bot.wiring import open_staff, prepare_store
from tests.channels.web.client import Client
from tests.servers.parts import Parts
from tests.servers.test_take_over import PASSWORD, Operator
from tests.wechat.conftest import ENVIRONMENT
from tests.wechat.interface import serving
from tests.wechat.phones import Phone
from tests.wechat.platform import Platform

pytestmark = pytest.mark.servers
TOLD = ("我是二级残疾", "我爸得了尿毒症", "我女儿9岁在读三年级", "我妈瘫痪了")
SIGNS = ("二级", "尿毒症", "9岁", "三年级", "瘫痪", '"disabled": true', '"disability_grade"', '"school_grade"', "conditions_met")
QUESTION = "我在成都打工，残疾人补贴怎么领"
say = Phrases.open().say


@pytest.fixture(scope="module")
def model_home(request, tmp_path_factory):
    """A folder with a trained model: that of `server`, or what the environment names."""
    models = os.environ.get("XINSHIMIN_MODELS")
    if not models:
        request.getfixturevalue("server")
        return request.getfixturevalue("server_home")
    home = tmp_path_factory.mktemp("model")
    (home / "models").symlink_to(models)
    return home


@pytest.fixture(scope="module")
def parts(model_home, tmp_path_factory):
    """The running parts, with WeChat's platform beside them."""
    home = tmp_path_factory.mktemp("sensitive")
    prepare_store(load_settings({}, home=home))
    with serving() as interface, pytest.MonkeyPatch.context() as patch:
        patch.delenv("XINSHIMIN_MODELS", raising=False)
        for name, value in (ENVIRONMENT | {"XINSHIMIN_WECHAT_API": interface.address, "XINSHIMIN_WECOM_API": interface.address}).items():
            patch.setenv(name, value)
        parts = Parts(home, model_home)
        parts.rasa = replace(parts.rasa, environment={**parts.rasa.environment, "XINSHIMIN_CHANNELS": "web,rest,socketio"})
        open_staff(parts.settings).accounts.add("li", "li", "operator", PASSWORD, "命令行", must_change=False)
        try:
            for part in (parts.actions, parts.rasa):
                parts.start(part)
            (home / "models").symlink_to(model_home / "models")
            parts.start(parts.desk)
            yield parts
        finally:
            parts.stop()


def texts(entries):
    return [entry["text"] for entry in entries if "text" in entry]


def rows(parts):
    """Every row of the conversations, as text."""
    with sqlite3.connect(parts.home / "conversations.db") as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for row in database.execute(f'SELECT * FROM "{table}"'):
                yield table, "\n".join(_readable(value) for value in row)


def _readable(value):
    """A value as text; JSON with its characters as they are read."""
    try:
        return json.dumps(json.loads(value), ensure_ascii=False) if isinstance(value, str) and value[:1] in "{[" else str(value)
    except ValueError:
        return str(value)


def found(parts, conversation=""):
    return {(table, sign) for table, row in rows(parts) if conversation in row for sign in SIGNS if sign in row}


def test_nothing_of_it_is_written_where_nobody_agreed(parts):
    asked = [parts.ask("u1", f"{QUESTION}，{told}")[0] for told in TOLD]
    assert [say("sensitive.ask") in texts(entries) for entries in asked] == [True, False, False, False], "asked once"
    for words in ("我够不够条件", "是", "是", "是", "没用", f"不对，{TOLD[0]}", "转人工"):
        parts.ask("u1", words)
    phone = Phone(Platform(person="oSensitive1"), f"{parts.address}/webhooks/wechat/webhook")
    first = phone.say(f"{QUESTION}，{TOLD[0]}")
    assert "可以记" in first and say("sensitive.ask") in first
    assert all(phone.say(told) for told in TOLD)
    visitor = Client(parts.address).open(region="510100")
    visitor.say(f"我叫甲乙丙，{QUESTION}，{TOLD[0]}", "c1")
    events = visitor.until_answered("c1")
    assert events[-1]["text"] == say("sensitive.ask")
    answer = next(event["answer"] for event in events if event["answer"])
    assert answer["next"][:2] == ["可以记", "不要记"]
    assert visitor.request("POST", "/ratings", json={"answer": answer["id"], "useful": False, "why": TOLD[1]}).ok
    visitor.say("转人工", "c2")
    visitor.until_answered("c2")
    talk_with_a_person(parts, visitor)
    logs = "".join((parts.home / name).read_text(encoding="utf-8") for name in ("rasa.log", "actions.log", "desk.log"))
    assert [sign for sign in SIGNS[:5] if sign in logs] == []
    assert found(parts) == set()
    assert any("［健康情况］" in row for table, row in rows(parts) if table == "messages")
    assert any("［孩子情况］" in row for table, row in rows(parts) if table == "events")


def talk_with_a_person(parts, visitor):
    """The operator reads what was said before and is told now, without its sensitive words."""
    operator = Operator(f"http://127.0.0.1:{parts.settings.desk.port}", "li")
    talk = operator.take("甲乙丙")
    visitor.say(f"是的，{TOLD[3]}", "c3")
    deadline = time.monotonic() + 10
    while (page := operator.page(talk).text).count("是的") == 0 and time.monotonic() < deadline:
        time.sleep(0.2)
    assert "［健康情况］" in page and not [sign for sign in ("二级", "瘫痪", "尿毒症") if sign in page]


def test_the_answer_is_the_same_and_after_a_yes_the_pre_check_knows_it(parts):
    parts.ask("u2", QUESTION)  # the first answer of a conversation says once that a machine gives it
    question = f"{QUESTION}，{TOLD[0]}"
    without, _ = parts.ask("u2", question)
    assert texts(parts.ask("u2", "可以")[0]) == [say("sensitive.agreed")]
    with_consent, _ = parts.ask("u2", question)
    assert texts(with_consent) == texts(without)[:-1]
    assert with_consent[1]["custom"]["answer"]["clauses"] == without[1]["custom"]["answer"]["clauses"]
    assert "残疾：是" in texts(parts.ask("u2", "你记得我什么")[0])[0]
    assert {table for table, _ in found(parts, "rest:u2")} >= {"messages", "events"}
    assert texts(parts.ask("u2", "不要记我的情况")[0]) == [say("sensitive.withdrawn")]
    assert "残疾：是" not in texts(parts.ask("u2", "你记得我什么")[0])[0]
    assert found(parts) == set()


def test_what_was_told_before_the_place_counts_after_it_and_is_gone_with_the_next_message_that_is_no_yes(parts):
    for message in (f"残疾人补贴怎么领，{TOLD[0]}", "我够不够条件"):
        asked, _ = parts.ask("u4", message)
        assert asked[1]["custom"]["answer"]["outcome"] == "needs_region"
    entries, _ = parts.ask("u4", "成都")
    waits = {(table, sign) for table, sign in found(parts, "rest:u4") if table != "events"}
    assert waits == set() and found(parts, "rest:u4"), "the facts wait for the yes, nothing else"
    questions = []
    while (answer := entries[1]["custom"]["answer"])["outcome"] == "needs_fact":
        questions.append(answer["verdict"]["asked"])
        entries, _ = parts.ask("u4", answer["next"][0])
    assert questions and "disabled" not in questions and say("sensitive.ask") in texts(entries)
    assert "残疾" in "".join(one["requires"] for one in [*answer["verdict"]["met"], *answer["verdict"]["open"]])
    parts.ask("u4", "要什么材料")
    assert found(parts, "rest:u4") == set()


def test_after_a_yes_what_was_told_before_need_not_be_told_again(parts):
    parts.ask("u6", f"{QUESTION}，{TOLD[0]}")
    parts.ask("u6", "可以")
    assert "残疾：是" in texts(parts.ask("u6", "你记得我什么")[0])[0]
    parts.ask("u6", "不要记我的情况")
    assert found(parts, "rest:u6") == set()


def test_a_pre_check_asks_for_it_last_and_judges_with_it_in_that_turn(parts):
    parts.ask("u3", "我在成都打工，我是低保户，家庭医生怎么签约")
    entries, asked = parts.ask("u3", "我够不够条件")[0], []
    while (answer := entries[1]["custom"]["answer"])["outcome"] == "needs_fact":
        asked.append(answer["verdict"]["asked"])
        entries, _ = parts.ask("u3", answer["next"][0])
    assert asked[-1] == "chronic_illness"
    assert [one["requires"] for one in answer["verdict"]["met"]][-1:] == ["慢性病患者"]
    with sqlite3.connect(parts.home / "conversations.db") as database:
        said = [text for (text,) in database.execute("SELECT text FROM messages WHERE conversation = 'rest:u3' AND speaker = 'citizen'")]
    assert said[-1] == "［没有保存］"
    assert {(table, sign) for table, sign in found(parts) if sign == "conditions_met"} == set()
    assert say("sensitive.ask") in texts(entries)
