"""Faults: a status, a code, and one sentence that says what to do."""

import json

import pytest

from bot.desk.api.faults import ApiError, bad_request, failed, fault_from, not_found, unavailable
from bot.errors import ModelError, StoreError, UnknownPlaceError


def test_a_fault_as_the_contract_has_it():
    reply = ApiError(409, "ambiguous_region", "请写全名。", {"X-One": "1"}, candidates=[1]).to_response()
    assert json.loads(reply.body) == {"candidates": [1], "error": "请写全名。", "code": "ambiguous_region"}
    assert reply.status_code == 409 and reply.headers["cache-control"] == "no-store" and reply.headers["x-one"] == "1"


@pytest.mark.parametrize("fault", [bad_request("请改正。"), not_found("请检查。"), unavailable(), failed()])
def test_faults_are_one_sentence(fault):
    assert fault.text.endswith("。") and fault.text.count("。") == 1 and fault.status in (400, 404, 503, 500)


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (UnknownPlaceError("火星"), 404, "unknown_region"),
        (StoreError("政策库用不了。"), 503, "unavailable"),
        (ModelError("没有模型"), 503, "unavailable"),
    ],
)
def test_errors_of_the_product_are_faults(error, status, code):
    fault = fault_from(error)
    assert (fault.status, fault.code) == (status, code)


def test_a_mistake_of_the_program_is_none():
    assert fault_from(KeyError("x")) is None


@pytest.mark.parametrize(
    ("path", "query", "says"),
    [
        ("/search", {}, "缺少参数 q"),
        ("/search", {"q": "x" * 201}, "最多 200 个字"),
        ("/search", {"q": ""}, "至少 1 个字"),
        ("/clauses", {"limit": "101"}, "limit 不能用：最多 100"),
        ("/clauses", {"limit": "0"}, "limit 不能用：至少 1"),
        ("/clauses", {"limit": "1_0"}, "limit 不能用：应为整数"),
        ("/clauses", {"offset": "-1"}, "offset 不能用：至少 0"),
        ("/answer", {"topic": "horoscope"}, "topic 不能用：没有这个名称"),
        ("/answer", {"as_of": "2026-02-30"}, "as_of 应为日期"),
    ],
)
def test_what_cannot_be_used_is_said_with_its_name_and_its_limit(get, path, query, says):
    found = get(path, **query)
    assert found.status == 400 and says in found.body["error"] and found.body["code"] == "bad_request"


def test_a_name_in_the_address_that_is_none_is_not_found(get):
    assert get("/topics/horoscope").status == 404 and get("/regions/" + "9" * 300).status == 404
