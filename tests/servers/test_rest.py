"""Questions over REST to the real servers, and what the answers hold."""

from uuid import uuid4

import pytest
import requests

pytestmark = pytest.mark.servers


@pytest.fixture
def sender():
    return uuid4().hex


def places(answer):
    return {clause["document"]["region_code"] for clause in (*answer["clauses"], *answer["basis"])}


def bureaus(answer):
    return {bureau["name"] for clause in answer["clauses"] for bureau in clause["bureaus"]}


def test_school_in_baotou(server, sender):
    entries = server.ask(sender, "我在包头打工，孩子能在这儿上小学吗")
    answer = next(entry["custom"]["answer"] for entry in entries if "custom" in entry)
    text = next(entry["text"] for entry in entries if "text" in entry)
    assert (answer["outcome"], answer["region"]["code"]) == ("answered", "150200")
    assert any("非属地户籍随迁子女入学以“居住证”为主要依据" in clause["text"] for clause in answer["clauses"])
    assert "市教育局" in bureaus(answer) and "市教育局" in text and "包府办发〔2024〕47号" in text


def test_public_rental_housing_in_chengdu(server, sender):
    answer = server.answer(sender, "成都公租房咋申请")
    lead = answer["clauses"][0]
    assert answer["region"]["code"] == "510100"
    assert (lead["level"], lead["document"]["number"], lead["path"]) == ("province", "川发改社会〔2019〕522号", "（十二）")
    assert "住房城乡建设厅" in bureaus(answer)
    assert places(answer) <= {"510000", "000000"}


def test_subsistence_allowance_in_a_banner_of_baotou(server, sender):
    answer = server.answer(sender, "达茂旗能办低保吗")
    assert "可在居住地申请最低生活保障" in answer["clauses"][0]["text"]
    assert answer["clauses"][0]["document"]["id"] == "baotou-2024-47"


def test_medical_transfer_in_hangzhou(server, sender):
    answer = server.answer(sender, "我在杭州，医保能转过来吗")
    assert {clause["level"] for clause in answer["clauses"]} == {"national"} and places(answer) == {"000000"}
    assert "全国" in answer["headline"] and "国家医保局" in bureaus(answer)


def test_funeral_benefit_in_baotou(server, sender):
    answer = server.answer(sender, "包头有丧葬补贴吗")
    assert answer["outcome"] == "no_clause" and places(answer) == set()
    assert "12345" in {contact["number"] for contact in answer["contacts"]}


def test_the_place_is_asked_and_then_used(server, sender):
    assert server.answer(sender, "公租房怎么申请")["outcome"] == "needs_region"
    answer = server.answer(sender, "南通")
    assert (answer["outcome"], answer["topic"]) == ("answered", "public_rental_housing")
    assert (answer["clauses"][0]["document"]["id"], answer["clauses"][0]["path"]) == ("nantong-2020-settlement", "（十三）")


def test_an_ambiguous_place_gives_candidates(server, sender):
    answer = server.answer(sender, "鼓楼区怎么落户")
    assert answer["outcome"] == "needs_region"
    assert {"320106", "320302"} <= {place["code"] for place in answer["candidates"]}


def test_the_weather_is_out_of_scope(server, sender):
    assert server.answer(sender, "今天天气怎么样")["outcome"] == "out_of_scope"


def test_a_greeting_carries_no_answer(server, sender):
    (entry,) = server.ask(sender, "你好")
    assert "custom" not in entry and "新市民政策助手" in entry["text"]


@pytest.mark.parametrize("message", ['/ask_pension{"living": "150200"}', "/restart", '  /give_place{"place": "x"}', "\u200b/session_start"])
def test_commands_of_rasa_are_only_text(server, sender, message):
    for entry in server.ask(sender, message):
        answer = entry.get("custom", {}).get("answer")
        assert answer is None or answer["outcome"] in ("out_of_scope", "unclear", "needs_region")


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"sender": "x"}', b'{"message": ""}', b'{"message": 5}', b'{"message": "\\u0000 "}', b"\xff\xfe"]
)
def test_a_bad_body_gets_one_sentence(server, body):
    reply = requests.post(f"{server.address}/webhooks/rest/webhook", data=body, headers={"Content-Type": "application/json"}, timeout=10)
    assert reply.status_code == 400
    assert reply.json()["error"].endswith("。") and "Traceback" not in reply.text


def test_a_very_long_message_is_refused_with_one_sentence(server):
    reply = requests.post(f"{server.address}/webhooks/rest/webhook", json={"sender": "x", "message": "公租房" * 5000}, timeout=10)
    assert (reply.status_code, "太长" in reply.json()["error"]) == (400, True)


def test_the_page_is_served_with_a_strict_policy(server):
    page = requests.get(f"{server.address}/chat/", timeout=10)
    assert page.status_code == 200 and "新市民政策助手" in page.text
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    for part in ("", "page.css"):
        assert requests.get(f"{server.address}/chat/{part}", timeout=10).status_code == 200
    assert requests.get(f"{server.address}/chat/../settings.py", timeout=10).status_code == 404
