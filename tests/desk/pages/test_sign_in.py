"""Signing in: right and wrong, locked and forged, and what the cookie is."""

import pytest

from tests.desk.conftest import GOOD, Browser


def test_whoever_is_not_signed_in_is_sent_to_the_form(open_browser):
    browser = open_browser()
    for path in ("/", "/password", "/accounts", "/audit"):
        reply = browser.get(path)
        assert (reply.status_code, reply.headers["location"]) == (303, "/sign-in")
    partial = browser.get("/password", headers={"x-partial": "1"})
    assert partial.status_code == 401 and "登录已经过期" in partial.text


def test_the_right_password_opens_the_desk(open_browser):
    browser = open_browser()
    reply = browser.sign_in("operator")
    assert (reply.status_code, reply.headers["location"]) == (303, "/")
    assert "某话务员（话务员）" in browser.get("/password").text


def test_a_wrong_one_is_told_without_saying_what_was_wrong(open_browser):
    pages = [open_browser().sign_in(name, password) for name, password in (("operator", "wrong wrong 1"), ("nobody", GOOD))]
    assert [page.status_code for page in pages] == [401, 401]
    assert all("登录名或密码不对" in page.text for page in pages)


def test_after_five_failures_the_name_is_shut_for_a_while(open_browser, clock):
    browser = open_browser()
    assert [browser.sign_in("operator", "wrong wrong 1").status_code for _ in range(6)] == [401] * 5 + [429]
    assert "15 分钟" in browser.sign_in("operator").text
    assert browser.sign_in("editor").status_code == 303
    clock.move(minutes=16)
    assert open_browser().sign_in("operator").status_code == 303


def test_signing_in_gives_another_token_than_the_form_had(open_browser):
    browser = open_browser()
    browser.get("/sign-in")
    before = browser.cookies["desk"]
    browser.sign_in("operator")
    assert browser.cookies["desk"] != before
    thief = open_browser()
    thief.cookies.set("desk", before)
    assert thief.get("/password").status_code == 303


def test_the_cookie_is_kept_from_scripts_and_other_sites(open_browser):
    for reply in (open_browser().get("/sign-in"), open_browser().sign_in("operator")):
        flags = {part.strip().lower() for part in reply.headers["set-cookie"].split(";")[1:]}
        assert flags == {"httponly", "path=/", "samesite=strict"}


def test_over_https_the_cookie_never_leaves_it(app, settings):
    object.__setattr__(settings.desk, "https", True)
    reply = Browser(app, base_url="https://desk.example").get("/sign-in")
    assert reply.headers["set-cookie"].startswith("__Host-desk=") and "secure" in reply.headers["set-cookie"].lower()


def test_signing_out_ends_the_session_everywhere(open_browser):
    browser = open_browser("operator")
    token = browser.cookies["desk"]
    assert browser.submit("/sign-out").headers["location"] == "/sign-in"
    again = open_browser()
    again.cookies.set("desk", token)
    assert again.get("/password").headers["location"] == "/sign-in"


def test_a_stolen_cookie_in_another_browser_ends_the_session_for_both(open_browser, staff):
    browser = open_browser("operator")
    thief = open_browser(agent="curl/8")
    thief.cookies.set("desk", browser.cookies["desk"])
    assert thief.get("/password").status_code == 303
    assert browser.get("/password").status_code == 303
    assert staff.audit.entries(limit=1)[0].action == "session_refused"


def test_a_session_ends_when_nobody_uses_it(open_browser, clock):
    browser = open_browser("operator")
    clock.move(minutes=59)
    assert browser.get("/password").status_code == 200
    clock.move(minutes=61)
    assert browser.get("/password").status_code == 303


def test_a_person_may_be_behind_a_proxy_of_ours(app, settings, staff):
    object.__setattr__(settings, "proxies", 1)
    browser = Browser(app)
    browser.post("/sign-in", data={"csrf": browser.csrf(), "name": "operator", "password": GOOD}, headers={"x-forwarded-for": "10.1.2.3"})
    assert staff.audit.entries(limit=1)[0].details == {"address": "10.1.2.3"}


@pytest.mark.parametrize("name", ["' OR '1'='1", "<script>alert(1)</script>", "a\x00b", "x" * 5000, "\u202e名"])
def test_whatever_the_name_is_it_stays_text(open_browser, name):
    page = open_browser().sign_in(name)
    assert page.status_code == 401 and "<script>alert" not in page.text
