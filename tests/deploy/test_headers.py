"""Every header of every kind of page, as a browser gets it through nginx."""

import re

import pytest
import requests

pytestmark = pytest.mark.servers
EVIL = "https://evil.example"
CITIZENS = {
    "/": 302,
    "/chat/": 200,
    "/nowhere": 404,
    "/openapi.json": 200,
    "/api/v1/topics": 200,
    "/api/v1/topics/no_such": 404,
    "/api/v1/answer?q=" + "x" * 5000: 400,
    "/webhooks/web/notice": 200,
    "/webhooks/web/events": 401,
    "/webhooks/web/no-such": 404,
    "/webhooks/web/widget/xinshimin-chat.js": 200,
    "/webhooks/wechat/webhook?signature=x": 403,
    "/webhooks/wechat/clause/no-such": 404,
}
DESK = {"/sign-in": 200, "/": 303, "/no-such": 404, "/static/no-such.css": 404, "/healthz": 200, "/api/v1/topics": 200}
STATIC = re.compile(r'(?:href|src)="(/static/[^"]+)"')


@pytest.fixture
def ask(layout):
    """A reply, without following it on; what was asked for stands in it."""

    def ask(address, path, method="GET", **more):
        return requests.request(method, address + path, verify=str(layout.door.certificate), timeout=20, allow_redirects=False, **more)

    return ask


@pytest.fixture
def every_page(layout, ask):
    """One reply of each kind, from both addresses."""
    pages = [ask(layout.address, path) for path in CITIZENS] + [ask(layout.desk_address, path) for path in DESK]
    assert [(page.url, page.status_code) for page in pages] == [
        (requests.Request("GET", address + path).prepare().url, status)
        for address, paths in ((layout.address, CITIZENS), (layout.desk_address, DESK))
        for path, status in paths.items()
    ]
    pages += [ask(layout.desk_address, path) for path in STATIC.findall(ask(layout.desk_address, "/sign-in").text)]
    pages.append(ask(layout.address, "/webhooks/web/messages", "POST", data=b"x" * 20_000))
    pages.append(ask(layout.address, "/webhooks/web/sessions", "POST", json={}, headers={"Origin": EVIL}))
    pages.append(ask(layout.desk_address, "/sign-in", "POST", data={"csrf": "forged"}))
    return pages


def once(page, name):
    """The only value of a header; more than one, or none, fails."""
    found = page.raw.headers.getlist(name)
    assert len(found) == 1, (page.url, page.status_code, name, found)
    return found[0]


def test_every_page_carries_each_rule_once(every_page):
    assert len(every_page) > 22
    for page in every_page:
        assert once(page, "strict-transport-security") == "max-age=31536000"
        assert once(page, "x-content-type-options") == "nosniff"
        assert once(page, "referrer-policy") in ("no-referrer", "same-origin", "strict-origin-when-cross-origin")
        assert once(page, "server") == "nginx", "which version is nobody's business"
        assert "x-powered-by" not in page.headers
        policy = once(page, "content-security-policy")
        assert policy.startswith("default-src 'none'"), page.url
        allowed = policy.replace("img-src 'self' data:", "img-src 'self'")  # the page's icon is an empty one of its own
        assert not re.search(r"unsafe-|data:|\*|http:", allowed), (page.url, policy)
        assert "base-uri 'none'" in policy and "frame-ancestors" in policy, page.url


def test_only_the_chat_page_may_stand_in_a_frame(every_page):
    for page in every_page:
        if "/chat/" in page.url and page.status_code == 200:
            assert "x-frame-options" not in page.headers and "frame-ancestors 'self'" in page.headers["content-security-policy"]
        else:
            assert once(page, "x-frame-options") == "DENY", page.url
            assert "frame-ancestors 'none'" in page.headers["content-security-policy"], page.url


def test_citizens_get_no_cookie_and_the_desks_is_for_the_server_alone(layout, every_page):
    given = [page for page in every_page if "set-cookie" in page.headers]
    assert given and all(page.url.startswith(layout.desk_address) for page in given)
    for page in given:
        for cookie in page.raw.headers.getlist("set-cookie"):
            name, *rules = (part.strip().lower() for part in cookie.split(";"))
            assert name.startswith("__host-"), cookie
            assert {"secure", "httponly", "samesite=strict", "path=/"} <= set(rules) and not any(
                rule.startswith("domain") for rule in rules
            )


def test_what_belongs_to_one_person_stands_in_no_cache(layout, every_page):
    for page in every_page:
        path = page.url.split("?")[0]
        if path.startswith(f"{layout.address}/webhooks/web/") and "/widget/" not in path and page.status_code != 413:
            assert "no-store" in page.headers["cache-control"], page.url
        if path.startswith(layout.desk_address) and "/static/" not in path and "/api/" not in path and page.status_code != 429:
            assert "no-store" in page.headers["cache-control"], page.url


def test_no_page_is_read_by_a_site_that_is_not_registered(layout, ask):
    for address, paths in ((layout.address, CITIZENS), (layout.desk_address, DESK)):
        for path in paths:
            reply = ask(address, path, headers={"Origin": EVIL})
            allowed = reply.headers.get("access-control-allow-origin")
            assert allowed is None or (allowed == "*" and "/widget/" in path), (path, allowed)
            assert "access-control-allow-credentials" not in reply.headers, path


def test_types_are_named_with_their_letters(every_page):
    for page in every_page:
        if page.text and not page.is_redirect:
            assert "content-type" in page.headers, page.url
            if page.headers["content-type"].startswith("text/"):
                assert "charset=utf-8" in page.headers["content-type"].lower(), page.url
