"""The page is served whole and with a strict policy."""

import re
from urllib.parse import urljoin

import pytest


@pytest.fixture
def get(request_to):
    return lambda path: request_to("GET", path)


def test_the_page_loads_nothing_but_files_of_this_product(get):
    page = get("/chat/")
    assert page.status_code == 200 and 'lang="zh-CN"' in page.text
    parts = [urljoin("/chat/", part) for part in re.findall(r'(?:src|href)="([^"]+)"', page.text) if not part.startswith("data:")]
    assert len(parts) >= 2 and all(part.startswith("/") and get(part).status_code == 200 for part in parts)


def test_the_policy_allows_nothing_inline_and_framing_by_allowed_sites_only(get):
    policy = dict(one.split(" ", 1) for one in get("/chat/").headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'" and policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == "'self' https://www.baotou.gov.cn"
    assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son[a-z]+=", get("/chat/").text)


def test_other_files_are_not_served(get):
    for path in ("/chat/page.py", "/chat/..%2fxinshimin-chat.js", "/chat/none.css"):
        assert get(path).status_code == 404


def test_the_address_without_a_slash_leads_to_the_page(get):
    reply = get("/chat")
    assert reply.status_code in (301, 302) and reply.headers["location"] == "/chat/"
