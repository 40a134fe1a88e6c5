"""What is done around each address: unknown parameters, bodies, errors."""

import pytest
from starlette.exceptions import HTTPException
from structlog.testing import capture_logs

from bot.desk.api.faults import ApiError, unavailable
from bot.desk.api.route import LARGEST, fault_of, printable
from bot.errors import StoreError

JSON = {"Content-Type": "application/json"}


def test_a_parameter_that_is_unknown_or_written_twice_is_refused(get, client):
    assert "as-of" in get("/answer", **{"as-of": "2026-01-01"}).body["error"]
    found = client.get("/api/v1/answer?q=x&region=a&region=b")
    assert found.status_code == 400 and "region" in found.json()["error"]


def test_a_body_is_read_no_further_than_allowed(client):
    assert client.post("/api/v1/answer", content=b'{"q": "' + b" " * LARGEST, headers=JSON).status_code == 413
    fits = b'{"q": "x"' + b" " * (LARGEST - 10) + b"}"
    assert len(fits) == LARGEST and client.post("/api/v1/answer", content=fits, headers=JSON).status_code == 200

    def endless():
        for _ in range(100):
            yield b" " * 1024

    assert client.post("/api/v1/answer", content=endless(), headers=JSON).status_code == 413


@pytest.mark.parametrize(
    ("error", "status"),
    [(StoreError("政策库用不了。"), 503), (RuntimeError("13812345678"), 500), (HTTPException(400), 400), (ApiError(404, "x", "y"), 404)],
)
def test_an_error_becomes_a_fault(error, status):
    assert fault_of(error).status == status


def test_a_mistake_of_the_program_is_logged_by_kind_and_place_without_its_words():
    try:
        raise RuntimeError("[parameters: ('张三 13812345678',)]")
    except RuntimeError as error:
        with capture_logs() as lines:
            fault_of(error)
    assert lines[0]["kind"] == "RuntimeError" and "test_route.py" in lines[0]["at"] and "张三" not in repr(lines)


def test_what_made_a_part_unavailable_is_logged_and_a_wrong_request_is_not():
    fault = unavailable()
    fault.__cause__ = StoreError("政策库用不了。")
    with capture_logs() as lines:
        fault_of(fault)
        fault_of(ApiError(400, "bad_request", "。"))
    assert [line["kind"] for line in lines] == ["StoreError"]


def test_the_store_down_is_told_as_unavailable(get, parts, monkeypatch):
    def down():
        raise StoreError("政策库用不了。")

    monkeypatch.setattr(parts, "stamp", down)
    for path in ("/documents", "/clauses", "/bodies", "/documents/x"):
        found = get(path)
        assert found.status == 503 and found.headers["retry-after"] == "5" and "12345" in found.body["error"]


def test_signs_that_cannot_be_shown_are_not_said_again():
    assert printable("a\u202eb\x00") == "a□b□" and len(printable("x" * 99)) == 40
