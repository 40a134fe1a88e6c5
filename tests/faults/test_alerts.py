"""Each alert rings when its cause is made, its section of the runbook is followed as it is written, and it goes."""

import io
import json
import shutil
import signal
import tarfile
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest

from bot.settings import load_settings
from bot.trained import CURRENT
from bot.wiring import open_conversations, open_live
from deploy.local.layout import CONVERSATIONS, POLICIES, Layout
from tests.channels.web.client import Client
from tests.faults.conftest import everyone_of
from tests.faults.rung import Operator, Prometheus
from tests.runbooks import commands

pytestmark = pytest.mark.servers
QUESTION = "我在包头打工，公租房怎么申请"
NOT_UNDERSTOOD = "我想问个事"
ALLOWANCE, CLAUSE = "我在包头打工，低保怎么申请", "二（一）3（1）"  # which nobody has asked for before: processes remember answers


@pytest.fixture(scope="module")
def layout(models):
    """A layout of this file's own: its store is spoilt, its settings are changed."""
    home = Path(tempfile.mkdtemp(prefix="alerts", dir="/tmp"))
    home.chmod(0o755)
    layout = Layout(home, environment={"XINSHIMIN_MODELS": models, "XINSHIMIN_WEB_RATE": "100000", "XINSHIMIN_WEB_ADDRESS_RATE": "1000000"})
    try:
        layout.start()
        yield layout
    finally:
        layout.stop()
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="module")
def citizens(layout):
    """One at each worker, who have been answered."""
    citizens = [Client(f"http://127.0.0.1:{worker.port}").open() for worker in layout.workers]
    for citizen in citizens:
        until(lambda citizen=citizen: ask(citizen)["outcome"] == "answered")
    return citizens


@pytest.fixture(scope="module")
def prometheus(layout, citizens):
    prometheus = Prometheus(layout, layout.home / "prometheus")
    layout.keeper.start(prometheus.process())
    return prometheus


@pytest.fixture(scope="module")
def operator(layout, prometheus):
    operator = Operator(layout, prometheus, layout.home / "opt")
    yield operator
    operator.close()


@pytest.fixture(autouse=True)
def all_is_well(prometheus):
    """Before and after each fault nothing rings, and every process is seen."""
    until(lambda: prometheus.ask('sum(up{job=~"xinshimin-.*"})') == [5] and not prometheus.ringing())
    yield
    prometheus.until_silent()


def until(condition, seconds=60):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.2)


def ask(citizen, text=QUESTION):
    """The last answer to a message of a citizen."""
    said = citizen.say(text)
    return [event["answer"] for event in citizen.until_answered(said["id"], said["seq"]) if event["answer"]][-1]


def ask_together(citizens, count, text=QUESTION):
    """Outcomes of `count` messages, each of a citizen of its own."""
    people = [Client(citizens[number % len(citizens)].address.removesuffix("/webhooks/web")).open() for number in range(count)]
    with ThreadPoolExecutor(count) as pool:
        return [answer["outcome"] for answer in pool.map(lambda one: ask(one, text), people)]


def change(layout, database, statement):
    with closing(psycopg2.connect(layout.postgresql.url(database))) as connection, connection, connection.cursor() as cursor:
        cursor.execute(statement)
        assert cursor.rowcount == 1


def follow(operator, section, page="alerts"):
    return operator.run(*commands(page, section))


def test_while_all_is_well_nothing_rings(prometheus, citizens, operator):
    before = time.time()
    assert set(ask_together(citizens, 8)) == {"answered"}
    until(lambda: prometheus.ask("sum(increase(xinshimin_turns_total[12s]))") > [0])
    until(lambda: prometheus.ask("min(timestamp(xinshimin_turns_total))") > [before + 4])
    assert not prometheus.ringing()
    assert "error" not in follow(operator, "alerts")


def test_the_bot_is_off(prometheus, operator, citizens):
    operator.run(*commands("turn-the-bot-off")[:1])
    assert prometheus.until_rang("XinshiminOff") == {"XinshiminOff"}
    assert "张三" in follow(operator, "XinshiminOff")
    until(lambda: ask(citizens[0])["outcome"] == "answered")


def test_a_citizen_waits_for_a_person(prometheus, operator, citizens, layout):
    assert ask(citizens[0], "转人工")["outcome"] == "handed_over"
    change(layout, CONVERSATIONS, "UPDATE handovers SET created_at = created_at - interval '16 minutes'")
    assert prometheus.until_rang("XinshiminHandoverWait") == {"XinshiminHandoverWait"}
    assert 'state="open"} 1.0' in follow(operator, "XinshiminHandoverWait")
    settings = load_settings(layout.environment)
    kept = open_conversations(settings)
    (waiting,) = kept.handovers.pending()
    at_the_desk = open_live(settings, kept.database).take_over
    at_the_desk.take(waiting.number, "zhangsan")
    at_the_desk.hand_back(waiting.number, "zhangsan")


def test_citizens_are_not_understood(prometheus, operator, citizens):
    assert set(ask_together(citizens, 4, NOT_UNDERSTOOD)) == {"unclear"}
    until(lambda: prometheus.ask('sum(xinshimin_outcomes_total{outcome="unclear"})') == [4])
    assert set(ask_together(citizens, 40, NOT_UNDERSTOOD)) == {"unclear"}
    prometheus.until_rang("XinshiminNotUnderstood")
    assert 'outcome="unclear"' in follow(operator, "XinshiminNotUnderstood")


def test_redis_is_stopped(prometheus, operator, citizens):
    operator.end("redis")
    assert set(ask_together(citizens, 4)) == {"answered"}
    prometheus.until_rang("XinshiminRedisDown")
    follow(operator, "XinshiminRedisDown")


def test_postgresql_is_stopped(prometheus, operator, citizens):
    operator.end("postgresql", number=signal.SIGINT)
    missing = prometheus.until_said("XinshiminNotReady", "缺 conversations", "缺 store", "缺 answers")
    assert not {name for name, _ in missing} - {"XinshiminNotReady", "XinshiminErrors", "XinshiminDown"}
    assert '"conversations":"ConversationError"' in follow(operator, "alerts")
    follow(operator, "XinshiminNotReady")
    until(lambda: ask(citizens[1])["outcome"] == "answered")


def test_the_action_servers_do_not_answer(prometheus, operator, citizens, layout):
    for name in ("actions-1", "actions-2"):
        for process in everyone_of(layout.keeper.pid(name)):
            process.suspend()
    assert set(ask_together(citizens, 24)) == {"unavailable"}
    prometheus.until_rang("XinshiminCannotAnswer", "XinshiminSlow", "XinshiminErrors", "XinshiminNotReady", "XinshiminDown")
    assert "turn.too_slow" in follow(operator, "XinshiminErrors")
    assert "turn.too_slow" in follow(operator, "XinshiminCannotAnswer")
    assert set(ask_together(citizens, 8)) == {"answered"}
    assert 'step="find_applicable"' in follow(operator, "XinshiminSlow")


def test_the_dialogue_processes_die_while_a_message_waits(prometheus, operator, citizens, layout):
    hanging = [process for name in ("actions-1", "actions-2") for process in everyone_of(layout.keeper.pid(name))]
    for process in hanging:
        process.suspend()
    said = citizens[0].say(QUESTION)
    operator.end("dialogue-1", "dialogue-2")
    for process in hanging:
        process.resume()
    change(layout, CONVERSATIONS, "UPDATE outbox SET at = at - interval '1 minute' WHERE state IN ('waiting', 'taken')")
    prometheus.until_rang("XinshiminDown", "XinshiminMessagesWait")
    follow(operator, "XinshiminDown")
    follow(operator, "XinshiminMessagesWait")
    assert citizens[0].until_answered(said["id"], said["seq"])[-1]["answer"]["outcome"] == "answered"


def test_a_clause_is_changed_by_hand(prometheus, operator, citizens, layout):
    change(
        layout,
        POLICIES,
        f"UPDATE clauses SET text = replace(text, '最低生活保障', '最低生活保证') WHERE path = '{CLAUSE}' AND id LIKE 'baotou-%'",
    )
    assert ask(citizens[0], ALLOWANCE)["outcome"] == "unavailable"
    assert "1 个答复没有送出" in str(prometheus.until_said("XinshiminAnswerFailed", "没有送出"))
    said = follow(operator, "XinshiminAnswerFailed")
    assert '"error": "ProofError"' in said and f"不符  baotou-2024-47@1  {CLAUSE}" in said
    retire, *_ = commands("withdraw-a-wrong-clause")
    operator.run(retire)
    answer = ask(citizens[0], ALLOWANCE)
    assert answer["outcome"] != "unavailable"
    assert "baotou" not in str([clause["id"] for clause in answer["clauses"]])


def test_a_worker_has_another_model(prometheus, operator, layout):
    other = layout.home / "other"
    other_model(Path(operator.environment["XINSHIMIN_MODELS"]), other)
    operator.replace("dialogue-2", XINSHIMIN_MODELS=str(other))
    assert prometheus.until_rang("XinshiminModelsDiffer") <= {"XinshiminModelsDiffer", "XinshiminDown"}
    assert "0" * 32 in follow(operator, "XinshiminModelsDiffer")


def other_model(models, folder):
    """A copy of the trained model that goes by another id."""
    shutil.copytree(models, folder)
    archive = folder / json.loads((folder / CURRENT).read_text(encoding="utf-8"))["archive"]
    with tarfile.open(models / archive.name) as old, tarfile.open(archive, "w:gz", compresslevel=1) as new:
        for member in old:
            content = old.extractfile(member)
            if member.isfile() and Path(member.name).name == "metadata.json":
                text = json.dumps(json.load(content) | {"model_id": "0" * 32}).encode()
                member.size, content = len(text), io.BytesIO(text)
            new.addfile(member, content)
