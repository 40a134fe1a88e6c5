"""Figures and the switch in a real browser: drawn, accessible, and nothing that the page's policy blocks."""

import pytest
from playwright.sync_api import expect

from bot.conversations.staff.passwords import Passwords
from bot.conversations.staff.staff import Staff
from bot.desk.app import create_app
from tests.desk.browser.conftest import serving
from tests.desk.conftest import GOOD, QUICK
from tests.desk.figures.conftest import DAYS, Talks


@pytest.fixture
def address(settings, shared, monkeypatch):
    """A desk with an admin, and some questions asked."""
    over = Staff.over
    monkeypatch.setattr("bot.wiring.Staff.over", lambda database, rules: over(database, rules, passwords=Passwords(QUICK)))
    app = create_app(settings, shared)
    app.state.desk.staff.accounts.add("admin", "admin", "admin", GOOD, "命令行", must_change=False)
    talks = Talks(settings.conversations_url, monkeypatch)
    talks.ask(9)
    talks.ask(6, "no_clause", "wage_arrears", "320600", "wechat")
    talks.hand_over()
    with serving(app) as where:
        yield where


@pytest.mark.parametrize("size", [(1280, 900), (360, 740)])
def test_figures_are_drawn_and_accessible(visit, size):
    page = visit(size, color_scheme="dark" if size[0] < 500 else "light").sign_in("admin").open(f"/figures?{DAYS}")
    for name in ("每天的提问", "问得最多的事项", "问得最多的地方"):
        chart = page.page.get_by_role("img", name=name)
        expect(chart).to_be_visible()
        assert chart.locator("rect").first.bounding_box()["height"] > 2
    assert page.violations() == []
    page.page.get_by_role("link", name="江苏省", exact=True).click()
    expect(page.page.get_by_role("navigation", name="上级地方")).to_contain_text("江苏省")
    assert page.page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_the_switch_is_turned_by_keyboard_and_accessible(visit):
    admin = visit().sign_in("admin").open("/switch")
    admin.page.get_by_label("市民看到的话").fill("正在核对条款。")
    admin.page.keyboard.press("Enter")
    expect(admin.page.get_by_role("status")).to_contain_text("机器人已停用")
    assert admin.violations() == []
    admin.page.get_by_role("button", name="恢复机器人").press("Enter")
    expect(admin.page.get_by_role("status")).to_contain_text("机器人开着")
    assert admin.violations() == []
