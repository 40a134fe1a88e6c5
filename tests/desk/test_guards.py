"""Roles, forms and sessions: every address of the desk, tried by everybody."""

import re

import pytest
from fastapi.routing import APIRoute

from bot.conversations.staff.records import RIGHTS, ROLES
from bot.desk.guards import csrf_of, guard_form
from tests.desk.conftest import GOOD

MONITORING = {"/healthz", "/readyz", "/metrics"}
OPEN = {"/sign-in", *MONITORING}
EVERYBODY = {"/password", "/sign-out"}
LOOK_UP = ("/", "/look-up", "/look-up/results", "/look-up/tick", "/look-up/end", "/look-up/send")
TALKS = (
    "/talks",
    "/talks/{number:int}/take",
    "/talks/{number:int}",
    "/talks/{number:int}/write",
    "/talks/{number:int}/find",
    "/talks/{number:int}/insert",
    "/talks/{number:int}/touch",
    "/talks/{number:int}/leave",
    "/talks/{number:int}/call-back",
    "/talks/{number:int}/events",
    "/talks/events",
)
ENDLESS = {"/talks/events"}  # a reply without an end, to those who may
EDIT = (
    *("/documents", "/documents/import", "/documents/calendar", "/documents/gaps", "/clause-reports", "/clause-reports/close"),
    *("/document", "/document/facts", "/document/changes", "/document/sheet", "/document/review", "/document/publish"),
    *("/document/withdraw", "/document/clause", "/document/clause/accept", "/document/clause/accept-all"),
    *("/bodies", "/bodies/save", "/bodies/remove", "/bodies/sheet", "/bodies/import", "/learning", "/learning/example"),
    *("/learning/annotation", "/learning/dismiss", "/learning/bureau", "/learning/examples", "/learning/examples/remove"),
    *("/learning/examples/patch", "/learning/examples/file"),
)
RIGHT = (
    dict.fromkeys(LOOK_UP, "look_up")
    | {
        "/accounts": "manage_accounts",
        "/accounts/add": "manage_accounts",
        "/accounts/change": "manage_accounts",
        "/audit": "read_audit",
        "/switch": "switch_bot",
        "/switch/off": "switch_bot",
        "/switch/on": "switch_bot",
        "/figures": "read_figures",
        "/figures/{table}.csv": "read_figures",
        "/figures.xlsx": "read_figures",
        "/clause-reports/new": "look_up",
        "/clause-reports/add": "look_up",
    }
    | dict.fromkeys(EDIT, "edit_policies")
    | dict.fromkeys(TALKS, "take_over")
)


def routes(app):
    return [(route.path, method) for route in app.routes if isinstance(route, APIRoute) for method in route.methods]


def filled(path):
    """An address of that form."""
    return path.replace("{number:int}", "1")


def test_no_address_is_forgotten_here(app):
    assert {path for path, _ in routes(app) if not path.startswith("/api/")} - {"/openapi.json"} == OPEN | EVERYBODY | set(RIGHT)


@pytest.mark.parametrize("role", ROLES)
def test_a_role_opens_what_the_table_says_and_nothing_else(app, open_browser, staff, role):
    browser = open_browser(role)
    for path, method in routes(app):
        if path not in RIGHT or (path in ENDLESS and role in RIGHTS[RIGHT[path]]):
            continue
        path, right = filled(path), RIGHT[path]
        reply = browser.get(path) if method == "GET" else browser.submit(path)
        assert (reply.status_code != 403) == (role in RIGHTS[right]), path
        if reply.status_code == 403:
            assert "您的角色不能做这件事" in reply.text
            last = staff.audit.entries(limit=1)[0]
            assert (last.actor, last.action, last.target) == (role, "refused", path)


def test_every_address_that_changes_something_refuses_a_forged_form(app, open_browser, staff):
    browser, stranger = open_browser("admin"), open_browser()
    before = staff.accounts.all(), staff.audit.check().lines
    tokens = [{}, {"csrf": ""}, {"csrf": "0" * 64}, {"csrf": stranger.csrf()}, {"csrf": csrf_of("")}, {"csrf": "令"}]
    for path, method in routes(app):
        if method != "POST" or path.startswith("/api/"):
            continue
        for fields in tokens:
            reply = browser.post(filled(path), data={"name": "operator", "what": "shut", **fields})
            assert reply.status_code == 403 and "页面已经过期" in reply.text, path
    assert (staff.accounts.all(), staff.audit.check().lines) == before


def test_a_form_before_there_is_a_cookie_is_refused(open_browser):
    assert open_browser().post("/sign-in", data={"csrf": csrf_of(""), "name": "admin"}).status_code == 403


def test_the_token_may_come_in_a_header(open_browser):
    browser = open_browser("operator")
    reply = browser.post("/sign-out", headers={"x-csrf-token": browser.csrf("/password")})
    assert reply.headers["location"] == "/sign-in"


def test_a_file_is_no_token(open_browser):
    browser = open_browser("operator")
    assert browser.post("/sign-out", files={"csrf": ("a.txt", b"x")}).status_code == 403


def test_pages_are_guarded_as_a_whole(app):
    for route in app.routes:
        if isinstance(route, APIRoute) and not route.path.startswith("/api/") and route.path not in {*MONITORING, "/openapi.json"}:
            assert guard_form in [one.call for one in route.dependant.dependencies], route.path


def test_the_token_of_a_form_does_not_tell_the_cookie(open_browser):
    browser = open_browser("operator")
    assert browser.cookies["desk"] not in re.sub(r"\s", "", browser.get("/password").text)


MISLEADING = "testserver/password?"  # with it `request.url.path` reads /password, whatever was asked for (CVE-2026-48710)


def test_a_host_that_names_a_path_spares_nobody_a_new_password(open_browser, staff):
    staff.accounts.add("lisi", "李四", "operator", GOOD, "命令行", must_change=True)
    browser = open_browser()
    assert browser.sign_in("lisi").status_code == 303
    for path in ("/", "/talks"):
        reply = browser.get(path, headers={"host": MISLEADING})
        assert (reply.status_code, reply.headers["location"]) == (303, "/password"), path


def test_a_host_that_names_a_path_does_not_stand_in_the_audit_log(open_browser, staff):
    assert open_browser("operator").get("/accounts", headers={"host": MISLEADING}).status_code == 403
    assert staff.audit.entries(limit=1)[0].target == "/accounts"


def test_a_host_that_names_a_path_opens_no_larger_body(open_browser):
    browser = open_browser("editor")
    form = {"csrf": browser.csrf("/password"), "old": "x" * 300_000}
    assert browser.post("/password", data=form, headers={"host": "testserver/documents/import?"}).status_code == 413
