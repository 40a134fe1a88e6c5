"""Whoever watches the desk from inside sees whether it can be used and who waits; nginx's visitors do not."""

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.desk.monitoring import show_gauges

FORWARDED = {"x-forwarded-for": "203.0.113.9"}


def samples(reply):
    assert reply.status_code == 200 and reply.headers["content-type"].startswith("text/plain")
    return {(one.name, *one.labels.values()): one.value for family in text_string_to_metric_families(reply.text) for one in family.samples}


def test_a_desk_that_has_everything_is_ready(open_browser):
    reply = open_browser().get("/readyz")
    assert (reply.status_code, reply.json()) == (200, {"status": "ok", "parts": dict.fromkeys(("opened", "store", "conversations"), "ok")})


def test_who_waits_and_what_counts_is_shown(open_browser, app, kept, waiting):
    waiting()
    kept.switch.turn_off("admin")
    with show_gauges(app.state.desk):
        found = samples(open_browser().get("/metrics"))
    assert found[("xinshimin_handovers", "open")] == 1 and found[("xinshimin_handovers", "taken")] == 0
    assert found[("xinshimin_store_revision",)] == app.state.desk.parts.revision() > 0
    assert found[("xinshimin_bot_off",)] == 1 and found[("xinshimin_messages_waiting",)] == 0
    assert found[("xinshimin_ready", "store")] == 1


def test_a_desk_that_has_ended_shows_nothing_more(open_browser, app):
    with show_gauges(app.state.desk):
        pass
    assert ("xinshimin_bot_off",) not in samples(open_browser().get("/metrics"))


@pytest.mark.parametrize("path", ["/metrics", "/readyz"])
def test_what_came_through_a_proxy_sees_nothing(open_browser, path):
    reply = open_browser("admin").get(path, headers=FORWARDED)
    assert reply.status_code == 404 and "没有这个页面" in reply.text


def test_what_came_through_a_proxy_may_ask_whether_it_lives(open_browser):
    assert open_browser().get("/healthz", headers=FORWARDED).json() == {"status": "ok"}
