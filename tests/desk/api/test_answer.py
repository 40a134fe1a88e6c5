"""Questions to the API are answered as on the command line."""

import json
import time
from dataclasses import replace
from datetime import date

import pytest
from typer.testing import CliRunner

from bot.answer.reading import Reading
from bot.cli import ask as command
from bot.cli.main import app
from bot.conversations.switch import FRESH
from bot.desk.api.answer import about
from bot.desk.api.parts import Parts
from bot.errors import ProofError
from bot.language.intents import RankedIntent
from bot.settings import load_settings
from bot.wiring import open_conversations, prepare_store

TOPIC = {"topic": "public_rental_housing"}


def same(one):
    """What must not differ between two answers to one question."""
    return {**one, "answers": [{key: value for key, value in answer.items() if key != "id"} for answer in one["answers"]]}


@pytest.mark.parametrize(
    ("words", "region"),
    [
        ("我在包头打工，公租房怎么申请", None),
        ("公租房要什么材料", "成都"),
        ("低保和公租房怎么办", "150200"),
        ("我在南通，老家宅基地怎么办", "包头"),
        ("孩子上学", None),
        ("公租房，不想说在哪里", None),
        ("今天天气好吗", None),
        ("你好", None),
        ("转人工", "包头"),
        ("我想跳楼，公租房也没有", "包头"),
        ("您知道我说过什么", None),
        ("0", None),
    ],
)
def test_the_answer_is_that_of_the_command_line(get, home, reader, monkeypatch, words, region):
    monkeypatch.setenv("XINSHIMIN_HOME", str(home))
    monkeypatch.setattr(command, "ensure_model", lambda settings: home)
    monkeypatch.setattr(command, "open_reader", lambda settings, folder: reader)
    place = ["--region", region] if region else []
    said = CliRunner().invoke(app, ["ask", words, "--as-of", "2026-11-01", "--json", *place])
    found = get("/answer", q=words, as_of="2026-11-01", **({"region": region} if region else {}))
    assert found.status == 200 and same(found.body) == same(json.loads(said.stdout))


def test_a_topic_is_answered_without_words(get):
    (answer,) = get("/answer", **TOPIC, region="包头").body["answers"]
    assert (answer["outcome"], answer["region"]["code"], answer["topic"]) == ("answered", "150200", "public_rental_housing")
    assert {clause["document"]["region_code"] for clause in answer["clauses"]} == {"150200"}


@pytest.mark.parametrize("asked", [TOPIC, {"q": "公租房"}, {"q": "这个怎么办", **TOPIC}])
def test_a_name_with_several_places_is_asked_about(get, asked):
    (answer,) = get("/answer", **asked, region="朝阳区").body["answers"]
    assert answer["outcome"] == "needs_region" and answer["ask"] and not answer["clauses"]
    assert {"110105", "220104"} <= {one["code"] for one in answer["candidates"]}
    (answer,) = get("/answer", **asked, region=answer["candidates"][0]["code"]).body["answers"]
    assert answer["outcome"] in ("answered", "no_clause")


def test_no_place_is_asked_for_and_an_unknown_one_is_told(get):
    assert get("/answer", **TOPIC).body["answers"][0]["outcome"] == "needs_region"
    found = get("/answer", **TOPIC, region="火星")
    assert (found.status, found.body["code"]) == (404, "unknown_region") and "火星" in found.body["error"]


def test_nothing_asked_is_unclear_and_offers_topics(get):
    for asked in ({}, {"q": "  "}, {"q": "\x00"}):
        (answer,) = get("/answer", **asked).body["answers"]
        assert answer["outcome"] == "unclear" and len(answer["alternatives"]) >= 2


def test_the_topic_that_is_given_decides_and_the_words_say_where_and_which_part(get):
    (answer,) = get("/answer", q="我在南通，低保要什么材料", **TOPIC).body["answers"]
    assert (answer["topic"], answer["region"]["code"], answer["focus"]) == ("public_rental_housing", "320600", "materials")


def test_danger_goes_before_the_topic_that_is_given(get):
    answers = get("/answer", q="我想跳楼", region="包头", **TOPIC).body["answers"]
    assert [one["outcome"] for one in answers] == ["crisis", "answered"]


def test_a_topic_that_is_given_leaves_no_other():
    ranked = tuple(RankedIntent(name, 0.4) for name in ("ask_pension", "ask_work_injury", "unclear"))
    reading = Reading("养老", ranked, ("ask_work_injury",))
    found = about(reading, "work_injury")
    assert [one.name for one in found.intents] == ["ask_work_injury", "ask_pension", "unclear"] and found.also == ()
    assert found.intents[0].confidence == 1.0 and about(reading, None) is reading
    assert about(replace(reading, intents=(RankedIntent("danger", 1.0), *ranked)), "pension").intents[0].name == "danger"


def test_the_day_decides_which_rules_count(get):
    before, after = (get("/answer", **TOPIC, region="包头", as_of=day).body["answers"][0] for day in ("2024-05-22", "2024-05-23"))
    assert "baotou-2024-47" not in {clause["document"]["id"] for clause in before["clauses"]}
    assert "baotou-2024-47" in {clause["document"]["id"] for clause in after["clauses"]} and after["as_of"] == "2024-05-23"
    assert get("/answer", **TOPIC).body["answers"][0]["as_of"] == date.today().isoformat()


def test_words_may_come_in_a_body_and_then_are_kept_nowhere(client, get):
    given = client.post("/api/v1/answer", json={"q": "包头公租房", "topic": None, "as_of": "2026-11-01"})
    assert same(given.json()) == same(get("/answer", q="包头公租房", as_of="2026-11-01").body)
    assert given.headers["cache-control"] == "no-store" and "etag" not in given.headers


@pytest.mark.parametrize(
    "body", ["", "{", "[]", "null", '"q"', '{"q": 1}', '{"q": ""}', '{"what": "x"}', '{"q": "x", "as_of": 1}', "[" * 9000]
)
def test_a_body_that_is_no_question_is_refused_in_one_sentence(client, body):
    found = client.post("/api/v1/answer", content=body, headers={"Content-Type": "application/json"})
    assert found.status_code == 400 and found.json()["error"].endswith("。") and found.json()["code"] in ("bad_json", "bad_request")


def test_personal_numbers_are_gone_before_anybody_reads(get, reader):
    get("/answer", q="公租房，我的电话13812345678，身份证150203199001011234")
    assert reader.given[-1] == "公租房，我的电话［电话］，身份证［证件号］"


def test_where_an_answer_must_not_leave_the_reply_says_so_and_names_a_number(get, parts, monkeypatch):
    def refuse(*_):
        raise ProofError("baotou-2024-47#一", "条款与原文不符")

    monkeypatch.setattr("bot.desk.api.answer.answers_to", refuse)
    found = get("/answer", **TOPIC, region="包头")
    (answer,) = found.body["answers"]
    assert found.status == 503 and found.body["code"] == "unavailable" and found.headers["retry-after"]
    assert answer["outcome"] == "unavailable" and answer["contacts"][0]["number"] == "12345" and answer["topic"] == TOPIC["topic"]


def test_without_a_model_topics_are_answered_all_the_same(serve, home):
    client = serve(Parts(load_settings({}, home=home)))
    assert client.get("/api/v1/answer", params={**TOPIC, "region": "包头"}).json()["answers"][0]["outcome"] == "answered"
    asked = client.get("/api/v1/answer", params={"q": "包头公租房"})
    assert asked.status_code == 503 and asked.json()["answers"][0]["outcome"] == "unavailable"


def test_while_the_bot_is_off_the_api_says_so_and_gives_no_clause(tmp_path, parts, serve):
    settings = load_settings({}, home=tmp_path)
    prepare_store(settings)
    mine = Parts(settings, parts._given)
    client, switch = serve(mine), open_conversations(settings).switch
    assert client.get("/api/v1/answer", params=TOPIC | {"region": "包头"}).status_code == 200
    switch.turn_off("zhang", "正在核对条款。")
    time.sleep(FRESH + 0.1)
    for reply in (
        client.get("/api/v1/answer", params=TOPIC, headers={"if-none-match": "*"}),
        client.post("/api/v1/answer", json={"q": "低保"}),
    ):
        (answer,) = reply.json()["answers"]
        assert (reply.status_code, answer["headline"], answer["clauses"]) == (503, "正在核对条款。", [])
        assert answer["contacts"][0]["number"] == "12345"
    danger = client.post("/api/v1/answer", json={"q": "工友摔下来了，流血不止"})
    assert danger.status_code == 200 and danger.json()["answers"][0]["contacts"][0]["number"] == "120"
