"""Keys, limits and origins."""

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from bot.desk.api.gate import Gate
from bot.desk.api.router import api_router
from bot.settings import load_settings

KEYS = ("a" * 32, "ü" * 32)
PAGE = "https://www.baotou.gov.cn"


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def made(home, parts):
    """A client, its clock, of an API with these settings."""

    def made(**given):
        clock, app = Clock(), FastAPI(openapi_url=None)
        app.include_router(api_router(load_settings({}, home=home, **given), parts, clock))
        return TestClient(app), clock

    return made


def ask(client, **headers):
    return client.get("/api/v1/topics/pension", headers={name.replace("_", "-"): value for name, value in headers.items()})


@pytest.mark.parametrize("key", KEYS)
def test_a_key_of_ours_opens(made, key):
    client, _ = made(api_keys=",".join(KEYS))
    assert ask(client, authorization=f"Bearer {key}".encode()).status_code == 200


@pytest.mark.parametrize(
    "given", [None, "", "Bearer", "Bearer ", "Bearer x", f"Basic {KEYS[0]}", KEYS[0], f"Bearer {KEYS[0]}x", "Bearer ' OR 1=1 --"]
)
def test_anything_else_is_refused_and_told_how(made, given):
    client, _ = made(api_keys=",".join(KEYS))
    found = ask(client, **({} if given is None else {"authorization": given}))
    assert found.status_code == 401 and found.json()["code"] == "key_needed" and found.headers["www-authenticate"] == "Bearer"
    assert "Authorization: Bearer" in found.json()["error"]


def test_without_keys_in_the_settings_none_is_needed_and_any_is_passed_over(made):
    client, _ = made()
    assert ask(client).status_code == ask(client, authorization="Bearer x").status_code == 200


def test_who_asks_too_often_waits_and_is_told_how_long(made):
    client, clock = made(api_rate="6")
    assert [ask(client).status_code for _ in range(7)] == [200] * 6 + [429]
    found = ask(client)
    assert found.json()["code"] == "too_many" and found.headers["retry-after"] == "10" and "10 秒" in found.json()["error"]
    clock.now += 10
    assert [ask(client).status_code for _ in range(2)] == [200, 429]


def test_each_key_has_a_limit_of_its_own_and_guessing_keys_is_limited(made):
    client, _ = made(api_rate="2", api_keys=",".join(KEYS))
    first, second = ({"authorization": f"Bearer {key}".encode()} for key in KEYS)
    assert [ask(client, **first).status_code for _ in range(3)] == [200, 200, 429]
    assert ask(client, **second).status_code == 200
    assert [ask(client, authorization=f"Bearer guess{n}").status_code for n in range(3)] == [401, 401, 429]


def test_behind_a_proxy_each_visitor_counts_and_nobody_can_pretend(made):
    client, _ = made(api_rate="1", proxies="1")
    assert [ask(client, x_forwarded_for=f"9.9.9.{n}, 1.2.3.4").status_code for n in range(2)] == [200, 429]
    assert ask(client, x_forwarded_for="1.2.3.4, 5.6.7.8").status_code == 200
    client, _ = made(api_rate="1")
    assert [ask(client, x_forwarded_for=f"9.9.9.{n}").status_code for n in range(2)] == [200, 429]


def test_pages_that_are_named_may_read_the_reply_and_no_others(made):
    client, _ = made(api_origins=PAGE)
    allowed, refused = ask(client, origin=PAGE), ask(client, origin="https://elsewhere.example")
    assert allowed.headers["access-control-allow-origin"] == PAGE and "ETag" in allowed.headers["access-control-expose-headers"]
    assert "access-control-allow-origin" not in refused.headers and {allowed.headers["vary"], refused.headers["vary"]} == {"Origin"}
    assert "access-control-allow-origin" in ask(made(api_origins="*")[0], origin="https://elsewhere.example").headers


def test_a_browser_may_ask_before_it_asks_without_a_key(made):
    client, _ = made(api_origins=PAGE, api_keys=KEYS[0])
    found = client.options("/api/v1/answer", headers={"origin": PAGE, "access-control-request-method": "POST"})
    assert found.status_code == 204 and found.headers["access-control-allow-methods"] == "GET, POST, OPTIONS"
    assert "Authorization" in found.headers["access-control-allow-headers"]
    other = client.options("/api/v1/answer", headers={"origin": "https://elsewhere.example"})
    assert other.status_code == 204 and "access-control-allow-methods" not in other.headers


def test_a_fault_can_be_read_by_the_page_too(made):
    client, _ = made(api_origins=PAGE, api_keys=KEYS[0])
    assert ask(client, origin=PAGE).headers["access-control-allow-origin"] == PAGE


def test_keys_are_not_kept_as_they_are(home):
    gate = Gate(load_settings({}, home=home, api_keys=KEYS[0]))
    assert KEYS[0] not in repr(vars(gate)) and KEYS[0] not in repr(load_settings({}, home=home, api_keys=KEYS[0]))
