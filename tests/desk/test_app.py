"""The application: it can be asked whether it is well, and shows each person their own menu."""

import pytest

from bot.conversations.staff.records import ROLES

MENUS = {
    "operator": ["查询", "人工对话", "我的密码"],
    "editor": ["查询", "统计", "我的密码"],
    "auditor": ["查询", "统计", "审计日志", "我的密码"],
    "admin": ["查询", "人工对话", "统计", "账号", "审计日志", "停用机器人", "我的密码"],
}


def test_it_says_that_it_is_well(open_browser):
    reply = open_browser().get("/healthz")
    assert (reply.status_code, reply.json()) == (200, {"status": "ok"})


@pytest.mark.parametrize("role", ROLES)
def test_the_menu_is_what_a_role_may_open(open_browser, role):
    page = open_browser(role).get("/password").text
    labels = ("查询", "人工对话", "统计", "账号", "审计日志", "停用机器人", "我的密码")
    assert [label for label in labels if f">{label}</a>" in page] == MENUS[role]


def test_pages_are_no_part_of_the_public_description(open_browser):
    assert not [path for path in open_browser().get("/openapi.json").json()["paths"] if not path.startswith("/api/")]
