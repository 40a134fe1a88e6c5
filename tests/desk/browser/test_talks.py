"""The queue and a talk in a real browser: live, by keyboard, without a fault."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from bot.conversations.records import Line, Summary
from bot.conversations.staff.passwords import Passwords
from bot.conversations.staff.staff import Staff
from bot.desk.app import create_app
from bot.settings import load_settings
from tests.desk.browser.conftest import Visitor, serving
from tests.desk.conftest import GOOD, QUICK


@pytest.fixture(scope="module")
def app(shared, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        over = Staff.over
        patch.setattr("bot.wiring.Staff.over", lambda database, rules: over(database, rules, passwords=Passwords(QUICK)))
        app = create_app(load_settings({}, home=tmp_path_factory.mktemp("talks")), shared)
    app.state.desk.staff.accounts.add("operator", "operator", "operator", GOOD, "命令行", must_change=False)
    return app


@pytest.fixture
def operator(app, browser):
    with serving(app, lifespan="on") as address:
        context = browser.new_context(locale="zh-CN")
        visitor = Visitor(context.new_page(), address)
        yield visitor.sign_in("operator")
        context.close()
        assert not visitor.faults, visitor.faults


@pytest.fixture
def citizen(app):
    """Says something, on the web."""
    kept = app.state.desk.kept
    kept.sessions.open("web:u", "web", "v1", timedelta(days=1))
    return lambda text: kept.transcript.add("web:u", "web", [Line("citizen", text)])


def test_a_talk_from_the_queue_to_its_end(operator, citizen, app):
    page, kept = operator.page, app.state.desk.kept
    operator.open("/talks")
    expect(page.get_by_text("现在没有人在等")).to_be_visible()
    citizen("公租房怎么申请")
    kept.handovers.request("web:u", "asked", Summary(living="150200", topic="public_rental_housing", words="公租房怎么申请"))
    take = page.get_by_role("button", name="接手第 1 号")
    expect(take).to_be_visible()
    assert operator.violations() == []
    take.click()
    expect(page.locator("#text")).to_be_focused()
    expect(page.locator("#said")).to_contain_text("人工客服已接入")
    citizen("您是人吗")
    expect(page.locator("#said li").last).to_contain_text("您是人吗")
    page.locator("#text").fill("是的。\n请说")
    page.locator("#text").press("Enter")
    expect(page.locator("#said li").last).to_contain_text("请说")
    expect(page.locator("#text")).to_have_value("")
    page.get_by_role("searchbox").press_sequentially("公租房")
    page.get_by_role("button", name="把这条发给市民").first.click()
    expect(page.locator("#said li").last).to_contain_text("包府办发〔2024〕47号")
    assert operator.violations() == []
    assert [event.speaker for event in kept.outbox.after("web:u", 0)] == ["system", "operator", "operator"]
    kept.erase("web:u")
    expect(page.locator("#line")).to_contain_text("不在您手上了")
    expect(page.locator("#text")).to_be_disabled()
