"""Who may talk to the channel from where, and that every reply is one of the contract."""

import pytest
import requests

from bot.errors import ConversationError

FRIEND, FOREIGN = "https://www.baotou.gov.cn", "https://evil.example"


def test_a_page_of_an_allowed_origin_may_ask_and_read(stranger):
    asked = stranger.request("OPTIONS", "/messages", headers={"Origin": FRIEND, "Access-Control-Request-Method": "POST"})
    assert asked.ok and asked.headers["Access-Control-Allow-Origin"] == FRIEND
    assert "Authorization" in asked.headers["Access-Control-Allow-Headers"] and "DELETE" in asked.headers["Access-Control-Allow-Methods"]
    told = stranger.request("GET", "/notice", headers={"Origin": FRIEND})
    assert told.headers["Access-Control-Allow-Origin"] == FRIEND and "Origin" in told.headers["Vary"]


def test_also_faults_and_streams_can_be_read_there(visitor, stranger):
    fault = stranger.request("POST", "/messages", headers={"Origin": FRIEND, "Authorization": ""}, json={})
    assert fault.status_code == 401 and fault.headers["Access-Control-Allow-Origin"] == FRIEND
    with visitor.request("GET", "/events", headers={"Origin": FRIEND, "Accept": "text/event-stream"}, stream=True) as stream:
        assert stream.headers["Access-Control-Allow-Origin"] == FRIEND
        assert stream.headers["Content-Type"].startswith("text/event-stream") and stream.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "origin", [FOREIGN, "null", FRIEND + ".evil.example", "http://www.baotou.gov.cn", "https://www.baotou.gov.cn:8443", "nonsense"]
)
def test_other_origins_are_refused(stranger, origin):
    refused = stranger.request("GET", "/notice", headers={"Origin": origin})
    assert (refused.status_code, refused.json()["code"]) == (403, "origin_refused")
    asked = stranger.request("OPTIONS", "/messages", headers={"Origin": origin, "Access-Control-Request-Method": "POST"})
    for reply in (refused, asked):
        assert "Access-Control-Allow-Origin" not in reply.headers and "Access-Control-Allow-Credentials" not in reply.headers


def test_the_products_own_pages_are_allowed(stranger, channels):
    assert stranger.request("GET", "/notice", headers={"Origin": channels[1]}).ok


def test_the_files_may_be_loaded_from_every_origin(stranger):
    reply = stranger.request("GET", "/widget/none.js", headers={"Origin": FOREIGN})
    assert reply.status_code == 404 and reply.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("path", ["/widget/../../settings.py", "/widget/..%2f..%2fsettings.py", "/widget/%2e%2e/bot/settings.py"])
def test_nothing_outside_the_widget_is_sent(channels, path):
    prepared = requests.Request("GET", channels[1]).prepare()
    prepared.url = f"{channels[1]}/webhooks/web{path}"
    with requests.Session() as session:
        assert session.send(prepared, timeout=10).status_code == 404


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/nowhere"), ("GET", "/messages"), ("PUT", "/session"), ("POST", "/a/b/c"), ("DELETE", "/")]
)
def test_an_address_that_is_none_is_said_in_json(stranger, method, path):
    reply = stranger.request(method, path)
    assert (reply.status_code, reply.json()["code"]) == (404, "not_found")


def test_no_cookie_is_set_and_nothing_is_guessed(visitor):
    for path in ("/notice", "/topics", "/events"):
        reply = visitor.request("GET", path)
        assert "Set-Cookie" not in reply.headers and reply.headers["X-Content-Type-Options"] == "nosniff"


def test_a_database_that_is_gone_is_said_with_the_time_to_try_again(visitor, kept, monkeypatch):
    def broken(*_):
        raise ConversationError("OperationalError：/srv/secret.db")

    monkeypatch.setattr(type(kept.outbox), "accept", broken)
    reply = visitor.request("POST", "/messages", json={"id": "c1", "text": "你好"})
    assert (reply.status_code, reply.json()["code"], reply.headers["Retry-After"]) == (
        503,
        "unavailable",
        "5",
    ) and "secret" not in reply.text


def test_a_mistake_of_the_program_is_one_sentence_too(visitor, kept, monkeypatch):
    monkeypatch.setattr(type(kept.outbox), "accept", lambda *_: 1 / 0)
    reply = visitor.request("POST", "/messages", json={"id": "c1", "text": "你好"})
    assert reply.status_code == 503 and reply.json()["error"].endswith("。") and "ZeroDivision" not in reply.text
