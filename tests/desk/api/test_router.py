"""Every address below the prefix answers in the same way, whatever comes."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PATHS = ["/answer", "/search", "/topics", "/topics/pension", "/regions", "/regions/150200", "/documents", "/documents/baotou-2024-47"]
PATHS += ["/clauses", "/clauses/baotou-2024-47%23%E4%BA%8C(%E4%B8%80)1(1)", "/bodies"]
FIELDS = [(path, name) for path, names in {
    "/answer": ["q", "region", "topic", "as_of"],
    "/search": ["q", "region", "topic", "as_of", "limit", "offset"],
    "/regions": ["q", "parent"],
    "/documents": ["region", "topic", "as_of"],
    "/clauses": ["document", "region", "topic"],
    "/bodies": ["region", "limit"],
}.items() for name in names]  # fmt: skip
ODD = [
    "'; DROP TABLE clauses; --", "' OR '1'='1", "%' UNION SELECT value FROM store_facts --", '" NEAR/2 "', "q:* AND NOT (", "^-{}()*\"",
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>',
    "\x00", "包\x00头", "\u202e包头", "👨‍👩‍👧‍👦", "\ud7ff\ue000\uffff", "ﬁ①㍻",
    "e\u0301" * 50, "/restart", "/ask_pension{}", "../../etc/passwd", "%00%ff", "٣", "９９９９９９", "0001-01-01",
    "9999-12-31", "-1", "1e9",
]  # fmt: skip
COMPLETE = {"/search": {"q": "公租房"}}


@pytest.mark.parametrize("path", PATHS)
def test_an_address_answers(client, path):
    found = client.get(f"/api/v1{path}", params=COMPLETE.get(path))
    assert found.status_code == 200 and found.headers["content-type"] == "application/json"
    assert found.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "HEAD", "TRACE"])
def test_another_method_is_refused_and_told_which_there_are(client, path, method):
    found = client.request(method, f"/api/v1{path}")
    assert found.status_code == 405 and "GET" in found.headers["allow"]
    assert method == "HEAD" or found.json()["code"] == "method_not_allowed"


@pytest.mark.parametrize("path", ["/", "", "/nothing", "/answer/more", "/topics/pension/x", "/documents/", "/v2/answer"])
def test_what_is_no_address_is_not_found(client, path):
    found = client.get(f"/api/v1{path}" if path else "/api/v1/")
    assert found.status_code == 404 and found.json()["code"] == "not_found" and found.json()["error"].endswith("。")


def fits(found):
    """Whether a reply is a good one, or one sentence that says what was wrong."""
    body = found.json()
    assert found.status_code in (200, 400, 404, 409), found.text
    return found.status_code == 200 or (body["error"].endswith("。") and body["code"].isidentifier())


@pytest.mark.parametrize(("path", "name"), FIELDS)
def test_odd_words_in_any_field_are_words_and_nothing_else(client, path, name):
    for odd in ODD:
        assert fits(client.get(f"/api/v1{path}", params={**COMPLETE.get(path, {}), name: odd})), odd


@pytest.mark.parametrize(("path", "name"), FIELDS)
def test_very_long_words_are_refused_or_answered(client, path, name):
    for length in (41, 201, 2000, 2001, 7_000):
        found = client.get(f"/api/v1{path}", params={**COMPLETE.get(path, {}), name: "包" * length})
        assert fits(found) and (length < 2001 or found.status_code == 400)


@given(words=st.text(min_size=1, max_size=80), region=st.text(min_size=1, max_size=20))
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_said_is_answered(client, words, region):
    assert client.post("/api/v1/answer", json={"q": words}).status_code == 200
    assert client.post("/api/v1/answer", json={"q": words, "region": region}).status_code in (200, 404)
    assert client.get("/api/v1/search", params={"q": words.encode("utf-8", "replace").decode()}).status_code == 200


def test_a_lone_half_of_a_sign_is_left_out(client):
    body = b'{"q": "\\ud800\\u0000", "region": "\\udfff\\u5305\\u5934"}'
    found = client.post("/api/v1/answer", content=body, headers={"Content-Type": "application/json"})
    assert found.status_code == 200 and found.json()["answers"][0]["region"]["code"] == "150200"


def test_the_description_lies_beside_the_prefix(client):
    assert set(client.get("/openapi.json").json()["paths"]) == {
        f"/api/v1/{path}"
        for path in (
            "answer", "search", "topics", "topics/{key}", "regions", "regions/{code}", "documents", "documents/{document_id}",
            "clauses", "clauses/{clause_id}", "bodies",
        )
    }  # fmt: skip
