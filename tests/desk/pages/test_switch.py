"""The switch on a page: for admins only."""

import pytest


@pytest.fixture
def admin(open_browser):
    return open_browser("admin")


def test_an_admin_turns_the_bot_off_and_on_again(admin, app, staff):
    switch = app.state.desk.kept.switch
    assert "机器人开着" in admin.get("/switch").text
    assert admin.submit("/switch/off", page="/switch", message="正在核对\n条款").status_code == 303
    assert (switch.state().off, switch.state().message) == (True, "正在核对 条款")
    page = admin.get("/switch").text
    assert "机器人已停用" in page and "市民看到：正在核对 条款" in page
    assert admin.submit("/switch/on", page="/switch").status_code == 303 and not switch.state().off
    assert [(one.actor, one.action) for one in staff.audit.entries(limit=2)] == [("admin", "bot_on"), ("admin", "bot_off")]
    assert "停用机器人" in admin.get("/audit").text


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "'; DROP TABLE bot_switch; --", "长" * 5000])
def test_whatever_is_written_is_a_text(admin, app, words):
    admin.submit("/switch/off", page="/switch", message=words)
    page = admin.get("/switch").text
    assert "机器人已停用" in page and "<script>alert" not in page
    assert app.state.desk.kept.switch.state().message == words[:200]


@pytest.mark.parametrize("role", ["operator", "editor", "auditor"])
def test_nobody_else_may(open_browser, app, role):
    browser = open_browser(role)
    assert browser.get("/switch").status_code == 403
    assert browser.submit("/switch/off").status_code == 403 and not app.state.desk.kept.switch.state().off
