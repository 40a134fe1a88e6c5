"""What every reply says to the browser, and how much a request may say."""

import pytest

from bot.desk.headers import LONGEST
from tests.desk.conftest import Browser


@pytest.mark.parametrize("path", ["/sign-in", "/", "/nowhere", "/healthz", "/static/desk.css"])
def test_every_reply_tells_the_browser_to_trust_nothing_else(open_browser, path):
    headers = open_browser().get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy and "http" not in policy
    assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == ("no-cache" if path.startswith("/static/") else "no-store")
    assert "strict-transport-security" not in headers


def test_over_https_it_stays_https(app, settings):
    from bot.desk.app import create_app

    object.__setattr__(settings.desk, "https", True)
    assert "max-age" in Browser(create_app(settings), base_url="https://desk.example").get("/sign-in").headers["strict-transport-security"]


def test_what_is_longer_than_a_form_is_refused_before_it_is_read(open_browser):
    browser = open_browser()
    reply = browser.post("/sign-in", content=b"x" * (LONGEST + 1), headers={"content-type": "application/x-www-form-urlencoded"})
    assert reply.status_code == 413 and "太长" in reply.text
    assert browser.post("/sign-in", content=iter([b"x"])).status_code == 413
    assert browser.post("/sign-in", content=b"", headers={"content-length": "x"}).status_code == 413
