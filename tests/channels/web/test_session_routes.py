"""Nothing is stored before consent, and nothing is left after erasing."""

import pytest

from bot.answer.phrases import Phrases


def test_the_notice_is_there_for_everybody(stranger):
    assert set(stranger.request("GET", "/notice").json()) == {"version", "text", "characters", "days"}


@pytest.mark.parametrize("body", [{}, {"consent": True}, {"consent": "1999-01-01"}, {"consent": None}])
def test_without_consent_to_the_present_notice_there_is_no_session(stranger, kept, body):
    reply = stranger.request("POST", "/sessions", json=body)
    assert (reply.status_code, reply.json()["code"]) == (403, "consent_needed")


def test_a_session_is_kept_with_consent_and_place(stranger, kept):
    stranger.open(region="150200")
    session = kept.sessions.get(stranger.session)
    assert session.region_code == "150200" and session.consent == stranger.request("GET", "/notice").json()["version"]
    assert (session.expires_at - session.opened_at).days == 30


@pytest.mark.parametrize("region", ["999999", "包头", "", 150200, ["150200"]])
def test_a_place_that_nobody_knows_is_refused(stranger, region):
    version = stranger.request("GET", "/notice").json()["version"]
    reply = stranger.request("POST", "/sessions", json={"consent": version, "region": region})
    assert (reply.status_code, reply.json()["code"]) == (400, "unknown_region")


def test_two_sessions_share_nothing(stranger):
    first = stranger.open()
    token, name = first.token, first.session
    assert (stranger.open().token, stranger.session) != (token, name)


def test_erasing_leaves_nothing_and_the_token_opens_nothing(visitor, answers, kept):
    visitor.say("我是李四，包头公租房", "c1")
    visitor.until_answered("c1")
    reply = visitor.request("DELETE", "/session")
    assert reply.status_code == 200 and reply.json()["text"] == Phrases.open().say("erase.done")
    assert kept.sessions.get(visitor.session) is None and kept.transcript.of(visitor.session) == []
    for method, path in (("GET", "/events"), ("DELETE", "/session"), ("POST", "/messages")):
        again = visitor.request(method, path, json={"id": "c2", "text": "还在吗"} if method == "POST" else None)
        assert (again.status_code, again.json()["code"]) == (401, "session_unknown")


def test_what_a_running_turn_writes_is_erased_too(visitor, agent, kept):
    import asyncio

    async def slow(message):
        await asyncio.sleep(0.5)
        await agent.says_so(message)

    agent.does = slow
    visitor.say("我是李四，包头公租房", "c1")
    assert visitor.request("DELETE", "/session").status_code == 200
    assert kept.transcript.of(visitor.session) == []
    with kept.database.reading() as connection:
        for table in ("outbox", "sessions", "messages"):
            rows = connection.exec_driver_sql(f"SELECT * FROM {table}").fetchall()
            assert not [row for row in rows if visitor.session in row], table
