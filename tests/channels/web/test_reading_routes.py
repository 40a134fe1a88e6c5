"""A clause is shown where it stands in its document; places and topics are there to choose from."""

import pytest

from bot.policy.topics import TOPICS


@pytest.fixture
def told(visitor, agent, given):
    async def does(message):
        await message.output_channel.send_text_message(message.sender_id, "有规定。")
        await message.output_channel.send_custom_json(message.sender_id, {"answer": given})

    agent.does = does
    visitor.say("成都公租房", "c1")
    visitor.until_answered("c1")
    return visitor


def source(visitor, answer_id, clause_id):
    return visitor.request("GET", "/source", params={"answer": answer_id, "clause": clause_id})


def test_every_clause_of_an_answer_stands_in_its_document(told, given):
    for clause in (*given["clauses"], *given["basis"]):
        found = source(told, given["id"], clause["id"]).json()
        whole = found["before"] + found["clause"] + found["after"]
        said = "".join("".join(whole[start:end] for start, end in found["spans"]).split())
        assert said == "".join(clause["text"].split()) and found["document"] == clause["document"]
        assert found["spans"][0][0] == len(found["before"]) and len(found["before"]) <= 2000 and len(found["after"]) <= 2000


def test_what_was_not_answered_in_this_session_is_not_shown(told, given, channels):
    clause = given["clauses"][0]["id"]
    other = type(told)(channels[1]).open()
    for visitor, answer_id, clause_id in ((told, given["id"], "x"), (told, "x", clause), (other, given["id"], clause)):
        assert source(visitor, answer_id, clause_id).status_code == 404
    assert type(told)(channels[1]).request("GET", "/source").status_code == 401


def test_a_document_that_is_gone_is_said(visitor, answers):
    visitor.say("包头养老金", "c1")
    visitor.until_answered("c1")
    answers["clauses"][0]["document"]["id"] = "gone"
    reply = source(visitor, "a1", answers["clauses"][0]["id"])
    assert reply.status_code in (200, 404) and "Traceback" not in reply.text


@pytest.mark.parametrize("typed", ["包头", "baotou", "bt", "包头市", "BaoTou", "包頭"])
def test_a_place_is_found_as_people_type_it(stranger, typed):
    rows = stranger.request("GET", "/regions", params={"q": typed, "limit": 50}).json()["regions"]
    assert {"code": "150200", "name": "内蒙古自治区包头市", "short": "包头市", "level": "city"} in rows


def test_without_a_word_the_provinces_come(stranger):
    rows = stranger.request("GET", "/regions?limit=50").json()["regions"]
    assert len(rows) == 34 and {row["level"] for row in rows} == {"province"}


@pytest.mark.parametrize("limit", ["0", "51", "x", "-1"])
def test_a_limit_that_is_none_is_refused(stranger, limit):
    assert stranger.request("GET", f"/regions?limit={limit}").status_code == 400


def test_a_very_long_word_finds_nothing(stranger):
    assert stranger.request("GET", "/regions", params={"q": "包头" * 50}).json() == {"regions": []}


def test_the_topics_come_with_a_question_each(stranger):
    rows = stranger.request("GET", "/topics").json()["topics"]
    assert [row["topic"] for row in rows] == [topic.key for topic in TOPICS]
    assert len({row["question"] for row in rows}) == len(TOPICS) and all(3 < len(row["question"]) < 30 for row in rows)


@pytest.mark.parametrize("path", ["/topics", "/regions?q=包头"])
def test_a_list_that_the_browser_has_is_not_sent_again(stranger, path):
    tag = stranger.request("GET", path).headers["ETag"]
    again = stranger.request("GET", path, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert stranger.request("GET", path, headers={"If-None-Match": '"other"'}).status_code == 200
