"""Personal data is planted in every place that words come in by; then everything that was written is searched: files, logs and tables."""

import json
import os
import re
import sqlite3
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
import requests
import socketio

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
IDENTITY, MOBILE, CARD, PLATE, SPOKEN = "110101199003071234", "13987654321", "6222021234509876543", "蒙B7Q942", "一三七六五四三二一零九"
DICTATED, PERMIT, MAIL = "1 5 8 1 3 5 7 2 4 6 8", "H13579246", "li.si_77@example.com"
PLANTED = (IDENTITY, MOBILE, CARD, PLATE, SPOKEN, DICTATED, PERMIT, MAIL)
WORDS = f"我身份证{IDENTITY}，电话{MOBILE}，或者{SPOKEN}、{DICTATED}，卡{CARD}，车{PLATE}，通行证{PERMIT}，邮箱{MAIL}"
QUESTION = "我在包头打工，公租房怎么申请"


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
def written(model_home, tmp_path_factory):
    """The folder of everything that was written after all of it was said, and what could be taken away from the desk."""
    home = tmp_path_factory.mktemp("personal")
    prepare_store(load_settings({}, home=home))
    with serving() as interface, pytest.MonkeyPatch.context() as patch:
        patch.delenv("XINSHIMIN_MODELS", raising=False)
        more = {"XINSHIMIN_WECHAT_API": interface.address, "XINSHIMIN_WECOM_API": interface.address}
        for name, value in (ENVIRONMENT | more).items():
            patch.setenv(name, value)
        parts = Parts(home, model_home)
        parts.rasa = replace(parts.rasa, environment={**parts.rasa.environment, "XINSHIMIN_CHANNELS": "web,rest,socketio"})
        for name, role in (("li", "operator"), ("chen", "admin")):
            open_staff(parts.settings).accounts.add(name, name, role, PASSWORD, "命令行", must_change=False)
        try:
            parts.start(parts.actions)
            parts.start(parts.rasa)
            (home / "models").symlink_to(model_home / "models")
            parts.start(parts.desk)
            say_everywhere(parts)
            taken = take_away(parts)
        finally:
            parts.stop()
        (home / "models").unlink()
        yield home, taken


def say_everywhere(parts):
    desk = f"http://127.0.0.1:{parts.settings.desk.port}"
    for sender in ("u1", MOBILE):
        for words in (WORDS, f"{QUESTION}。{WORDS}", "没用", f"不对，我电话{MOBILE}", "转人工"):
            parts.ask(sender, words)
    say_by_socket(parts.address)
    phone = Phone(Platform(person="oPlanted1"), f"{parts.address}/webhooks/wechat/webhook")
    assert all(phone.say(words) for words in (f"{QUESTION}。{WORDS}", WORDS))
    visitor = Client(parts.address).open(region="150200")
    visitor.say(f"我叫甲乙丙，{QUESTION}？{WORDS}", "c1")
    answer = next(event["answer"] for event in visitor.until_answered("c1") if event["answer"])
    assert visitor.request("POST", "/ratings", json={"answer": answer["id"], "useful": False, "why": WORDS}).ok
    visitor.request("GET", "/regions", params={"q": WORDS})
    visitor.say("转人工", "c2")
    visitor.until_answered("c2")
    say_at_the_desk(desk, visitor)
    for path in ("/api/v1/answer", "/api/v1/search"):
        requests.get(desk + path, params={"q": f"{QUESTION} {WORDS}", "region": "150200"}, timeout=30)


def say_by_socket(address):
    client = socketio.Client(reconnection=False)
    client.connect(address, transports=["polling"])
    for session in ("s1", MOBILE):
        client.emit("session_request", {"session_id": session})
        client.emit("user_uttered", {"message": WORDS, "session_id": session})
        client.sleep(3)
    client.disconnect()


def say_at_the_desk(desk, visitor):
    operator = Operator(desk, "li")
    talk = operator.take("甲乙丙")
    operator.submit(f"{talk}/write", page=talk, text="在的，请打12345")
    visitor.say(f"是的，{WORDS}", "c3")
    operator.submit(f"{talk}/find", page=talk, q=f"公租房 {WORDS}")
    operator.submit("/look-up", page=talk, q=f"公租房 {WORDS}")
    operator.submit("/reports/add", page=talk, clause="baotou-2024-47#二(一)1(1)", wrong=WORDS)
    operator.submit(f"{talk}/leave", page=talk, how="close", why="solved")


def take_away(parts):
    """What leaves the desk as files and pages."""
    desk = f"http://127.0.0.1:{parts.settings.desk.port}"
    admin = Operator(desk, "chen")
    pages = {path: admin.page(path) for path in ("/figures", "/figures.xlsx", "/figures/days.csv", "/audit", "/talks")}
    assert pages["/figures"].status_code == pages["/figures.xlsx"].status_code == 200
    return {path: page.content for path, page in pages.items()}


def forms(planted):
    """How a planted value may stand in bytes: as it was written, joined, and escaped as JSON has it."""
    joined = re.sub(r"\s", "", unicodedata.normalize("NFKC", planted))
    return {form.encode() for one in (planted, joined) for form in (one, json.dumps(one)[1:-1])}


def found_in(content):
    return {planted for planted in PLANTED for form in forms(planted) if form in content}


def test_it_was_said_and_kept(written):
    """Otherwise nothing is found because nothing was written."""
    home, _ = written
    with sqlite3.connect(home / "conversations.db") as database:
        lines = database.execute("SELECT conversation, text FROM messages").fetchall()
        tracked = {name for (name,) in database.execute("SELECT DISTINCT sender_id FROM events")}
        tables = {table: database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("outbox", "feedback", "handovers")}
    assert (
        {name.partition(":")[0] for name, _ in lines} == {"rest", "web", "wechat", "socketio"} == {one.partition(":")[0] for one in tracked}
    )
    assert all(tables.values()), tables
    for mark in ("［证件号］", "［电话］", "［卡号］", "［车牌］", "［邮箱］"):
        assert any(mark in text for _, text in lines), mark


def test_no_file_that_was_written_holds_any_of_it(written):
    home, _ = written
    files = [path for path in Path(home).rglob("*") if path.is_file()]
    assert {"rasa.log", "actions.log", "desk.log", "conversations.db"} <= {path.name for path in files}
    assert {str(path): found for path in files if (found := found_in(path.read_bytes()))} == {}


def test_no_row_of_any_table_holds_any_of_it(written):
    home, _ = written
    wrong = {}
    for file in ("conversations.db", "store.db"):
        with sqlite3.connect(home / file) as database:
            names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            for name in names:
                for row in database.execute(f'SELECT * FROM "{name}"'):
                    found = {planted for value in row if isinstance(value, str) for planted in found_in(value.encode())}
                    wrong |= {f"{file}:{name}": found} if found else {}
    assert wrong == {}


def test_nothing_of_it_leaves_the_desk(written):
    _, taken = written
    assert {path: found for path, content in taken.items() if (found := found_in(content))} == {}
    assert b"oPlanted1" not in b"".join(taken.values()), "figures and the audit log know no account of WeChat"
