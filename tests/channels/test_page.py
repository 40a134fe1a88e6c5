"""The page is served whole and with a strict policy."""

import re

import pytest


@pytest.fixture
def get(request_to):
    return lambda path: request_to("GET", path)


def test_the_page_loads_nothing_but_its_own_files(get):
    page = get("/chat/")
    assert page.status_code == 200 and 'lang="zh-CN"' in page.text
    parts = re.findall(r'(?:src|href)="(/[^"]+)"', page.text)
    assert parts and all(reply.status_code == 200 for reply in map(get, parts))
    assert (
        "default-src 'none'" in page.headers["content-security-policy"] and "unsafe-inline" not in page.headers["content-security-policy"]
    )


def test_the_page_has_no_inline_script_or_style(get):
    page = get("/chat/")
    assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son[a-z]+=", page.text)


def test_other_files_are_not_served(get):
    for reply in map(get, ("/chat/page.py", "/chat/..%2fpage.py")):
        assert reply.status_code == 404


def test_the_address_without_a_slash_leads_to_the_page(get):
    reply = get("/chat")
    assert reply.status_code in (301, 302) and reply.headers["location"] == "/chat/"
