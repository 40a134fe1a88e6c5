"""A fault is a status, a code and one sentence; nothing of the inside comes out."""

import json
from types import SimpleNamespace

import pytest
from sanic.exceptions import NotFound, PayloadTooLarge, ServerError

from bot.channels.web.faults import FaultError, fault_from, not_found, session_expired, unavailable
from bot.errors import ConversationError, StoreError, UnknownSessionError

REQUEST = SimpleNamespace(headers={})


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (FaultError(418, "teapot", "一把茶壶。"), 418, "teapot"),
        (UnknownSessionError(), 401, "session_unknown"),
        (ConversationError("OperationalError：/srv/secret.db"), 503, "unavailable"),
        (StoreError("政策库用不了（…）。"), 503, "unavailable"),
        (PayloadTooLarge("too large"), 413, "bad_request"),
        (NotFound("/x"), 404, "bad_request"),
    ],
)
def test_an_exception_is_a_fault_with_one_sentence(error, status, code):
    fault = fault_from(error)
    reply = fault.to_response(REQUEST)
    body = json.loads(reply.body)
    assert (reply.status, body["code"]) == (status, code) and body["error"].endswith("。") and "secret" not in body["error"]


@pytest.mark.parametrize("error", [ValueError("x"), ServerError("x")])
def test_a_mistake_of_the_program_is_none(error):
    assert fault_from(error) is None


def test_when_to_try_again_is_said_where_that_helps():
    headers = [fault.to_response(REQUEST).headers for fault in (unavailable(), not_found(), session_expired())]
    assert [one.get("retry-after") for one in headers] == ["5", None, None]
