"""Whoever watches the dialogue server sees whether it lives and can answer, and its metrics and those of its action server."""

import asyncio
from types import SimpleNamespace

import pytest
from aiohttp import web
from prometheus_client.parser import text_string_to_metric_families

from bot.channels.monitoring import NO_ACTIONS, NO_MODEL, ActionServer, readiness_of


@pytest.fixture
def actions():
    """Ask for something beside an action server: `actions({path: (status, body)}, ask)`, where `ask` gets an `ActionServer`."""

    def beside(replies, ask):
        async def answer(request):
            status, body = replies.get(request.path, (404, ""))
            return web.Response(status=status, text=body)

        async def go():
            app = web.Application()
            app.router.add_get("/{path:.*}", answer)
            runner = web.AppRunner(app)
            await runner.setup()
            site = web.TCPSite(runner, "127.0.0.1", 0)
            await site.start()
            try:
                return await ask(ActionServer(site._server.sockets[0].getsockname()[1]))
            finally:
                await runner.cleanup()

        return asyncio.run(go())

    return beside


READY = {"/healthz": (200, "{}"), "/readyz": (200, "{}")}


def app(model=True):
    agent = SimpleNamespace(is_ready=lambda: model)
    return SimpleNamespace(ctx=SimpleNamespace(agent=agent))


def test_everything_is_there(home, actions):
    report = actions(READY, lambda server: readiness_of(app(), server).report())
    assert report.status == 200 and list(report.missing) == ["model", "conversations", "actions", "answers"]


@pytest.mark.parametrize(
    "nothing", [app(model=False), SimpleNamespace(ctx=SimpleNamespace(agent=None)), SimpleNamespace(ctx=SimpleNamespace())]
)
def test_a_server_without_a_model_is_not_ready(home, actions, nothing):
    report = actions(READY, lambda server: readiness_of(nothing, server).report(["model"]))
    assert (report.status, report.missing) == (503, {"model": NO_MODEL})


def test_an_action_server_that_lives_but_cannot_read_its_store(home, actions):
    report = actions(READY | {"/readyz": (503, "{}")}, lambda server: readiness_of(app(), server).report())
    assert report.status == 503 and report.missing["actions"] == "" and "/readyz" in report.missing["answers"]


def test_no_action_server_at_all(home):
    report = asyncio.run(readiness_of(app(), ActionServer(1)).report())
    assert report.missing == {"model": "", "conversations": "", "actions": NO_ACTIONS, "answers": NO_ACTIONS}


@pytest.fixture
def watched(request_to, channels):
    """The real server, whose agent says that it has a model."""
    channels[0].is_ready = lambda: True
    return lambda path: request_to("GET", path)


def test_the_server_lives(watched):
    reply = watched("/healthz")
    assert (reply.status_code, reply.json()) == (200, {"status": "ok"})


def test_what_is_asked_for_is_looked_at(watched):
    assert watched("/readyz?only=model,conversations").json() == {"status": "ok", "parts": {"model": "ok", "conversations": "ok"}}
    reply = watched("/readyz")
    assert reply.status_code == 503 and reply.json()["parts"]["actions"] == NO_ACTIONS
    assert watched("/readyz?only=moon").status_code == 400


def test_a_turn_is_seen_in_the_metrics(watched, request_to):
    request_to("POST", "/webhooks/rest/webhook", json={"sender": "watched", "message": "电话13812345678"})
    reply = watched("/metrics")
    families = text_string_to_metric_families(reply.text)
    found = {(one.name, *one.labels.values()): one.value for family in families for one in family.samples}
    assert found[("xinshimin_turns_total", "rest", "answered")] >= 1 and found[("xinshimin_turn_seconds_count", "rest")] >= 1
    assert found[("xinshimin_ready", "actions")] == 0
    assert "13812345678" not in reply.text and "watched" not in reply.text


def test_the_metrics_of_the_action_server_are_passed_on(watched, actions):
    assert watched("/metrics/actions").status_code == 503
    found = actions({"/metrics": (200, "xinshimin_store_revision 3.0\n")}, lambda server: server.get("/metrics"))
    assert found == b"xinshimin_store_revision 3.0\n"


def test_what_came_through_a_proxy_sees_nothing_but_that_it_lives(watched, request_to):
    forwarded = {"X-Forwarded-For": "203.0.113.9"}
    for path in ("/metrics", "/metrics/actions", "/readyz", "/readyz?only=model"):
        reply = request_to("GET", path, headers=forwarded)
        assert (reply.status_code, list(reply.json())) == (404, ["error"]), path
    assert request_to("GET", "/healthz", headers=forwarded).json() == {"status": "ok"}
