"""ETags and pages."""

from datetime import date

from starlette.requests import Request

from bot.desk.api.replies import page, unless_known
from bot.policy.body import Body


def request(query="", **headers):
    listed = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": "/api/v1/x", "query_string": query.encode(), "headers": listed}
    return Request(scope | {"server": ("127.0.0.1", 80), "scheme": "http"})


def tag_of(query="", made_of=("store",)):
    return unless_known(request(query), made_of, lambda: {}).headers["etag"]


def test_what_is_known_is_not_made_again():
    tag = tag_of()
    for known in (tag, tag.removeprefix("W/"), f'"other", {tag}', "*"):
        reply = unless_known(request(if_none_match=known), ("store",), lambda: 1 / 0)
        assert reply.status_code == 304 and reply.body == b"" and reply.headers["etag"] == tag


def test_another_tag_is_not_known():
    for known in ('W/"x"', "", tag_of()[3:10], tag_of("a=1")):
        assert unless_known(request(if_none_match=known), ("store",), lambda: {"a": 1}).status_code == 200


def test_a_tag_is_made_of_the_request_in_any_order_and_of_what_the_answer_is_made_of():
    assert tag_of("a=1&b=2") == tag_of("b=2&a=1")
    assert len({tag_of(), tag_of("a=1"), tag_of("a=2"), tag_of(made_of=("store", "model"))}) == 4


def test_a_tag_is_of_its_day(monkeypatch):
    class Tomorrow(date):
        @classmethod
        def today(cls):
            return cls(2100, 1, 1)

    now = tag_of()
    monkeypatch.setattr("bot.desk.api.replies.date", Tomorrow)
    assert tag_of() != now


def test_a_page_names_the_next_where_there_is_one():
    items = [{"n": n} for n in range(3)]
    found = page(request("q=%E5%8C%85&offset=4"), "things", items, 4, 2, places=[])
    assert found == {"places": [], "things": items[:2], "next": "/api/v1/x?q=%E5%8C%85&offset=6&limit=2"}
    assert page(request(), "things", items, 0, 3)["next"] is None


def test_following_next_gives_everything_once_in_order(client):
    path, seen = "/api/v1/clauses?limit=100", []
    while path:
        body = client.get(path).json()
        seen += [one["id"] for one in body["clauses"]]
        path = body["next"]
    again = client.get("/api/v1/clauses", params={"offset": 100, "limit": 7}).json()
    assert len(set(seen)) == len(seen) > 120 and [one["id"] for one in again["clauses"]] == seen[100:107]


def test_a_change_of_the_directory_makes_another_answer(serve, home, parts):
    client, asked = serve(), {"topic": "funeral_benefit", "region": "150200"}
    tag = client.get("/api/v1/answer", params=asked).headers["etag"]
    assert client.get("/api/v1/answer", params=asked, headers={"If-None-Match": tag}).status_code == 304
    kept = parts.directory.all()
    parts.directory.put([*kept, Body("150200", "包头市殡葬管理处", "本局提供", topics=("funeral_benefit",))], replace=True)
    try:
        found = client.get("/api/v1/answer", params=asked, headers={"If-None-Match": tag})
        assert found.status_code == 200 and "包头市殡葬管理处" in found.text
    finally:
        parts.directory.put(kept, replace=True)
